//! Golden scenes: the dated sheets of five days as SVG text, and what must hold on any day.
//!
//! Bless with `BLESS=1 cargo test --test native`; never in CI. A difference leaves `*.actual.svg` beside the golden.

use crate::support;
use atlas::model::{BaseMap, Language};
use atlas::render::Painter;
use atlas::render::svg::SvgPainter;
use atlas::scene::{Frame, Layers, Sheet, Stage};
use atlas::space::{MapRect, ScreenSize, View};
use atlas::style::Theme;
use atlas::time::Day;
use std::path::PathBuf;

/// The days of the issue that the picture is held to, and why each.
const DAYS: [(&str, &str); 5] = [
    ("1918-08-24", "the Ussuri front north of Spassk"),
    ("1920-03-12", "the attack at Nikolayevsk"),
    (
        "1920-04-22",
        "the landing at Aleksandrovsk, after the April seizure",
    ),
    ("1922-10-25", "the last day at Vladivostok"),
    ("1924-01-01", "northern Sakhalin alone"),
];

fn frame<'a>(atlas: &'a atlas::model::Atlas, base: &'a BaseMap, day: Day, view: View) -> Frame<'a> {
    Frame {
        atlas,
        base,
        relief_ready: false,
        day,
        view,
        theme: Theme::Light,
        language: Language::English,
        layers: Layers::default(),
        reach_km: atlas.manifest.reach.default_km,
        selected: None,
        hovered: None,
    }
}

fn compose(frame: &Frame) -> Stage {
    let mut stage = Stage::new();
    stage.compose(frame);
    stage
}

fn svg(stage: &Stage, sheets: &[Sheet], title: &str) -> String {
    let mut painter = SvgPainter::new(None);
    for sheet in sheets {
        stage.paint(*sheet, &mut painter as &mut dyn Painter);
    }
    painter.finish(title)
}

/// Compares with the golden, or writes it when blessing.
fn hold(name: &str, actual: &str) -> Result<(), String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let golden = folder.join(format!("{name}.svg"));
    let left = folder.join(format!("{name}.actual.svg"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, actual).map_err(|error| error.to_string())?;
        return Ok(());
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    if expected == actual {
        std::fs::remove_file(left).ok();
        return Ok(());
    }
    std::fs::write(&left, actual).map_err(|error| error.to_string())?;
    let difference = expected
        .lines()
        .zip(actual.lines())
        .enumerate()
        .find(|(_, (one, other))| one != other)
        .map_or_else(
            || {
                format!(
                    "{} lines became {}",
                    expected.lines().count(),
                    actual.lines().count()
                )
            },
            |(index, (one, other))| format!("line {}:\n- {one}\n+ {other}", index + 1),
        );
    Err(format!("{name}: {difference}"))
}

fn home(atlas: &atlas::model::Atlas) -> View {
    View::fit(atlas.manifest.home, ScreenSize::new(1000.0, 700.0), 0.0)
}

#[test]
fn the_picture_of_five_days_is_the_golden_one() {
    let atlas = support::atlas();
    let base = BaseMap::default();
    let differences: Vec<String> = DAYS
        .iter()
        .filter_map(|(day, why)| {
            let stage = compose(&frame(atlas, &base, support::day(day), home(atlas)));
            let picture = svg(
                &stage,
                &[Sheet::Dated, Sheet::Overlay],
                &format!("{day}: {why}"),
            );
            hold(&format!("scene-{day}"), &picture).err()
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_ground_of_a_small_campaign_is_the_golden_one() {
    let (atlas, base) = support::fixture();
    let atlas = &atlas;
    let stage = compose(&frame(atlas, &base, atlas.manifest.first, home(atlas)));
    let picture = svg(
        &stage,
        &[Sheet::Ground, Sheet::Dated, Sheet::Overlay],
        "a fictional campaign",
    );
    hold("scene-fixture", &picture).expect("the fixture's picture");
}

#[test]
fn no_name_lies_on_another_on_any_month_at_three_zooms() {
    let atlas = support::atlas();
    let base = BaseMap::default();
    let size = ScreenSize::new(1440.0, 900.0);
    for zoom in [1.0, 3.0, 9.0] {
        let mut stage = Stage::new();
        let view = View::fit(atlas.manifest.home, size, 0.0)
            .zoom_about(atlas::space::ScreenPoint::new(900.0, 500.0), zoom);
        let mut day = atlas.manifest.first;
        while day <= atlas.manifest.last {
            stage.invalidate(atlas::scene::Change::Day);
            stage.compose(&frame(atlas, &base, day, view));
            let names = stage.names();
            for (index, one) in names.iter().enumerate() {
                for other in &names[index + 1..] {
                    assert!(
                        !one.bounds.intersects(&other.bounds),
                        "{day}, zoom {zoom}: {:?} on {:?}",
                        one.runs,
                        other.runs
                    );
                }
            }
            day += 30;
        }
    }
}

#[test]
fn going_back_in_time_restores_the_same_picture() {
    let atlas = support::atlas();
    let base = BaseMap::default();
    let view = home(atlas);
    let (one, other) = (support::day("1919-06-01"), support::day("1921-06-01"));
    let mut stage = Stage::new();
    let mut show = |day| {
        stage.invalidate(atlas::scene::Change::Day);
        stage.compose(&frame(atlas, &base, day, view));
        svg(&stage, &[Sheet::Dated], "")
    };
    let first = show(one);
    show(other);
    assert_eq!(first, show(one));
}

#[test]
fn a_pan_rebuilds_no_sheet_but_repaints_all() {
    let atlas = support::atlas();
    let base = BaseMap::default();
    let view = home(atlas);
    let mut stage = Stage::new();
    let day = support::day("1919-06-01");
    stage.compose(&frame(atlas, &base, day, view));
    let still = stage.compose(&frame(atlas, &base, day, view));
    assert_eq!(still, atlas::scene::Redraw::default());
    let moved = stage.compose(&frame(
        atlas,
        &base,
        day,
        view.pan(atlas::space::ScreenVector::new(40.0, 0.0)),
    ));
    assert!(moved.ground && moved.dated && moved.overlay);
}

#[test]
fn everything_visible_can_be_hit_where_it_is_said_to_be() {
    let atlas = support::atlas();
    let base = BaseMap::default();
    for (day, _) in DAYS {
        let stage = compose(&frame(atlas, &base, support::day(day), home(atlas)));
        assert!(!stage.visible().is_empty(), "{day}: nothing is visible");
        for visible in stage.visible() {
            assert!(
                stage.hit(visible.at, false).is_some(),
                "{day}: {visible:?} cannot be hit"
            );
        }
    }
}

#[test]
fn what_lies_outside_the_picture_is_not_listed() {
    let atlas = support::atlas();
    let base = BaseMap::default();
    let corner = MapRect::new(
        atlas.manifest.frame.min,
        atlas.manifest.frame.min + atlas::space::MapVector::new(10.0, 10.0),
    );
    let view = View::fit(corner, ScreenSize::new(400.0, 300.0), 0.0);
    let stage = compose(&frame(atlas, &base, support::day("1920-03-12"), view));
    for visible in stage.visible() {
        assert!(visible.at.x >= 0.0 && visible.at.x <= 400.0);
        assert!(visible.at.y >= 0.0 && visible.at.y <= 300.0);
    }
}

/// Writes whole pictures of the five days for looking at: `PICTURES=folder cargo test --test native pictures`.
#[test]
fn pictures_of_five_days_are_written_where_they_are_asked_for() {
    let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) else {
        return;
    };
    let atlas = support::atlas();
    let base = support::base();
    for (day, why) in DAYS {
        let stage = compose(&frame(atlas, &base, support::day(day), home(atlas)));
        let picture = svg(&stage, &[Sheet::Ground, Sheet::Dated, Sheet::Overlay], why);
        std::fs::write(folder.join(format!("{day}.svg")), picture)
            .expect("the folder can be written");
    }
}
