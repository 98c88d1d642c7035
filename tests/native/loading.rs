//! Reading of a folder, whole and broken.

use atlas::geodata;
use atlas::model::{LegMode, OccupationGeometry};
use atlas::time::Day;
use serde_json::{Value, json};

use crate::folder::{Folder, list};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The sentences of the faults that loading a broken fixture reports.
fn sentences(folder: &Folder) -> Vec<String> {
    folder.load().1.iter().map(ToString::to_string).collect()
}

#[test]
fn a_campaign_that_never_was_is_read_without_fault() {
    let folder = Folder::fixture();
    let (atlas, faults) = folder.load();
    assert_eq!(list(&faults), "");
    assert_eq!(atlas.manifest.title.en, "The Harbour War");
    assert_eq!(
        [
            atlas.sources.len(),
            atlas.places.len(),
            atlas.railways.len(),
            atlas.formations.len(),
            atlas.events.len(),
            atlas.movements.len(),
            atlas.occupations.len(),
        ],
        [2, 6, 2, 3, 2, 2, 4]
    );
    for index in 0..2 {
        let (level, faults) = geodata::base_level(&atlas.manifest, index, &folder.fetched());
        assert_eq!(list(&faults), "");
        assert_eq!(
            [
                level.land.len(),
                level.coast.len(),
                level.lakes.len(),
                level.rivers.len()
            ],
            [2, 1, 1, 2]
        );
        assert_eq!(level.province_lines[0].certainty, Some('B'));
        assert_eq!(level.rivers[1].key.as_deref(), Some("long-river"));
    }
}

#[test]
fn references_lead_to_what_they_name() {
    let (atlas, _) = Folder::fixture().load();
    let birch = atlas
        .places
        .iter()
        .find(|place| place.key == "birch")
        .unwrap();
    let railways: Vec<&str> = birch
        .railways
        .iter()
        .map(|id| atlas.railways[id.index()].key.as_str())
        .collect();
    assert_eq!(railways, ["coast-line", "dell-branch"]);
    let regiment = &atlas.formations[2];
    assert_eq!(
        atlas.formations[regiment.parent.unwrap().index()].key,
        "first-army"
    );
    assert_eq!(atlas.events[0].figures[1].value, "30 to 40");
    assert_eq!(atlas.sources[0].authors, ["Printer, P.", "Coast Company"]);
}

#[test]
fn a_journey_by_rail_follows_the_rails_and_one_by_river_the_river() {
    let (atlas, _) = Folder::fixture().load();
    let advance = &atlas.movements[0];
    let modes: Vec<LegMode> = advance.legs.iter().map(|leg| leg.mode).collect();
    assert_eq!(
        modes,
        [LegMode::Sea, LegMode::Rail, LegMode::Rail, LegMode::March]
    );
    for (leg, line) in [(1, 0), (2, 1)] {
        for point in advance.legs[leg].path.points() {
            assert!(atlas.railways[line].path.nearest(*point).distance_km < 1e-6);
        }
        assert!(advance.legs[leg].path.points().len() > 2);
    }
    for pair in advance.legs.windows(2) {
        assert_eq!(pair[0].path.end(), pair[1].path.start());
    }
    let days: Vec<String> = advance
        .waypoints
        .iter()
        .map(|waypoint| waypoint.day.to_string())
        .collect();
    // Birch lies a little more than half the way from Alder; Dell is dated March, between the 5th and the 20th.
    assert_eq!(
        days,
        [
            "1900-03-01",
            "1900-03-05",
            "1900-03-09",
            "1900-03-12",
            "1900-03-20"
        ]
    );
    let interpolated: Vec<bool> = advance
        .waypoints
        .iter()
        .map(|waypoint| waypoint.interpolated)
        .collect();
    assert_eq!(interpolated, [false, false, true, true, false]);
    assert!(advance.legs[0].attested && !advance.legs[1].attested);

    let patrol = &atlas.movements[1];
    assert!(
        patrol.legs[0].path.points().len() > 4,
        "{:?}",
        patrol.legs[0].path
    );
}

#[test]
fn without_rivers_a_journey_by_river_is_drawn_through_the_file_s_vertices() {
    let folder = Folder::fixture()
        .without("base/rivers_L0.geojson")
        .without("base/rivers_L1.geojson");
    let (atlas, faults) = folder.load();
    assert_eq!(list(&faults), "");
    assert_eq!(atlas.movements[1].legs[0].path.points().len(), 2);
}

#[test]
fn a_section_lies_on_its_line_and_its_front_is_interpolated() {
    let (atlas, _) = Folder::fixture().load();
    let occupation = &atlas.occupations[1];
    let OccupationGeometry::Section(section) = &occupation.geometry else {
        panic!("{:?}", occupation.geometry);
    };
    let line = &atlas.railways[0].path;
    assert!((section.track.path.length_km() - line.length_km()).abs() < 1e-6);
    assert_eq!(section.track.railways.len(), 1);
    assert_eq!(section.points[1].gained_day, day("1900-03-20"));
    assert!(!section.points[1].gain_attested());
    assert_eq!(section.points[2].lost_day, day("1900-10-01"));
    assert_eq!(section.held_km(day("1900-03-04")), 0.0);
    assert!((section.held_km(day("1900-04-04")) - line.length_km()).abs() < 1e-6);
    assert_eq!(section.held_km(day("1900-10-31")), 0.0);
}

#[test]
fn every_missing_file_leaves_the_others_alive() {
    let whole = Folder::fixture();
    let names: Vec<String> = atlas::geodata::Loader::new(whole.manifest())
        .file_names()
        .map(str::to_owned)
        .to_vec();
    for name in names {
        let (atlas, faults) = whole.clone().without(&name).load();
        let text = list(&faults);
        assert!(
            text.contains(&format!(
                "{name}: it could not be read: the server answered 404."
            )),
            "{text}"
        );
        assert!(faults.len() < 8, "{name} gives a cascade:\n{text}");
        let layers = [
            atlas.sources.is_empty(),
            atlas.places.is_empty(),
            atlas.railways.is_empty(),
            atlas.formations.is_empty(),
            atlas.events.is_empty(),
            atlas.movements.is_empty(),
            atlas.occupations.is_empty(),
        ];
        let lost = layers.iter().filter(|empty| **empty).count();
        // Without places nothing has a where, but an army still has a name and a line its course.
        assert_eq!(
            lost,
            if name == "places.geojson" { 3 } else { 1 },
            "{name}: {layers:?}\n{text}"
        );
    }
}

#[test]
fn a_missing_file_is_told_of_once_and_its_dependants_are_counted() {
    assert_eq!(
        sentences(&Folder::fixture().without("places.geojson")),
        [
            "places.geojson: it could not be read: the server answered 404.",
            "railways.geojson: 2 railways are shown without what places.geojson says, which could not be read.",
            "formations.json: 1 formation is shown without what places.geojson says, which could not be read.",
            "events.geojson: 2 events are not shown because places.geojson could not be read.",
            "movements.geojson: 2 movements are not shown because places.geojson could not be read.",
            "occupation.geojson: 2 records are not shown because places.geojson could not be read.",
            "occupation.geojson: 2 records are shown without what places.geojson says, which could not be read.",
        ]
    );
}

#[test]
fn a_file_truncated_anywhere_is_told_of_and_never_panics() {
    let whole = Folder::fixture();
    for name in [
        "events.geojson",
        "formations.json",
        "sources.json",
        "occupation.geojson",
        "movements.geojson",
    ] {
        let text = whole.text(name);
        let end = text.trim_end().len();
        for length in (1..end)
            .step_by(97)
            .filter(|length| text.is_char_boundary(*length))
        {
            let mut broken = whole.clone();
            broken
                .files
                .insert(name.to_owned(), text.as_bytes()[..length].to_vec());
            let (_, faults) = broken.load();
            let own = faults.iter().find(|fault| fault.file == name).unwrap();
            assert!(own.problem.contains("breaks off at line"), "{own}");
        }
    }
}

#[test]
fn a_wrong_field_costs_its_record_and_is_named() {
    for (file, from, to, expected) in [
        (
            "events.geojson",
            "\"start_date\":\"1900-04-02\"",
            "\"start_date\":\"1900-13\"",
            "events.geojson, feature \"battle-of-cedar\", field \"start_date\": “1900-13” is not in the calendar.",
        ),
        (
            "events.geojson",
            "\"place\":\"cedar\"",
            "\"place\":\"seder\"",
            "events.geojson, feature \"battle-of-cedar\", field \"place\": there is no place \"seder\" in places.geojson.",
        ),
        (
            "events.geojson",
            "\"Point\"",
            "\"Dot\"",
            "events.geojson, feature \"battle-of-cedar\": it is not a GeoJSON feature: unknown variant `Dot`, expected \
             one of `Point`, `LineString`, `Polygon`, `MultiPoint`, `MultiLineString`, `MultiPolygon`, \
             `GeometryCollection`.",
        ),
        (
            "formations.json",
            "\"echelon\":\"army\"",
            "\"echelon\":\"horde\"",
            "formations.json, record \"first-army\", field \"echelon\": \"horde\" is no echelon; the words are army, \
             headquarters, corps, division, brigade, regiment, battalion, detachment, flotilla, ship, naval-force, \
             armoured-train, mission, partisans, technical.",
        ),
        (
            "movements.geojson",
            "\"legs\":[\"sea\",",
            "\"legs\":[",
            "movements.geojson, feature \"advance-to-dell\", field \"legs\": 3 legs do not join 5 waypoints; 4 do.",
        ),
        (
            "movements.geojson",
            "\"date\":\"1900-03-20\"",
            "\"date\":\"1900-03-04\"",
            "movements.geojson, feature \"advance-to-dell\", field \"waypoints[4].date\": 1900-03-04 comes after \
             1900-03-05 of waypoint 1.",
        ),
        (
            "occupation.geojson",
            "\"gained\":\"1900-04-04\"",
            "\"gained\":null",
            "occupation.geojson, feature \"coast-line-1900\", field \"points[2].gained\": an end of a section must be \
             dated.",
        ),
        (
            "places.geojson",
            "[20.5,-10.4]",
            "[20.5,-100.4]",
            "places.geojson, feature \"dell\", field \"geometry\": [20.5, -100.4] is not a longitude and a latitude in \
             degrees.",
        ),
    ] {
        let found = sentences(&Folder::fixture().with(file, from, to));
        assert!(
            found.iter().any(|sentence| sentence == expected),
            "{expected}\n{found:#?}"
        );
    }
}

#[test]
fn a_record_that_is_broken_is_named_by_those_that_need_it() {
    let folder = Folder::fixture().with("places.geojson", "\"kind\":\"mine\"", "\"kind\":\"moon\"");
    let found = sentences(&folder);
    assert!(
        found.contains(
            &"railways.geojson, feature \"dell-branch\", field \"stations[1]\": the place \"dell\" of places.geojson \
              could not be read."
                .to_owned()
        ),
        "{found:#?}"
    );
    assert_eq!(folder.load().0.places.len(), 5);
}

#[test]
fn an_army_cannot_be_its_own_ancestor() {
    let folder = Folder::fixture().with(
        "formations.json",
        "\"parent\":null",
        "\"parent\":\"second-regiment\"",
    );
    let (atlas, faults) = folder.load();
    assert_eq!(faults.len(), 1, "{}", list(&faults));
    for formation in &atlas.formations {
        let mut ancestor = formation.parent;
        for _ in 0..atlas.formations.len() {
            ancestor = ancestor.and_then(|id| atlas.formations[id.index()].parent);
        }
        assert_eq!(ancestor, None);
    }
}

#[test]
fn faults_of_the_manifest_are_all_reported_at_once() {
    let folder = Folder::fixture()
        .with(
            "atlas.json",
            "\"occupier\": \"blue\"",
            "\"occupier\": \"green\"",
        )
        .with("atlas.json", "\"#2255aa\"", "\"blue\"")
        .with("atlas.json", "\"1900-04-02\"", "\"1901-04-02\"")
        .with("atlas.json", "\"events.geojson\"", "\"../events.geojson\"");
    let faults = geodata::manifest(&folder.files["atlas.json"]).unwrap_err();
    let fields: Vec<&str> = faults
        .iter()
        .filter_map(|fault| fault.field.as_deref())
        .collect();
    assert_eq!(
        fields,
        ["sides[0].colour.light", "files.events"],
        "{}",
        list(&faults)
    );
}

/// Every way from the root of a JSON value to one of the values within it.
fn ways(value: &Value, way: &str, found: &mut Vec<String>) {
    found.push(way.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                ways(member, &format!("{way}/{name}"), found);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                ways(value, &format!("{way}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn whatever_stands_in_a_file_the_reading_comes_to_an_end() {
    let whole = Folder::fixture();
    let odd = [
        Value::Null,
        json!(-1),
        json!("?"),
        json!([]),
        json!([1e300, 0]),
    ];
    for name in whole.files.keys().filter(|name| name.contains("json")) {
        let value: Value = serde_json::from_slice(&whole.files[name]).unwrap();
        let mut found = Vec::new();
        ways(&value, "", &mut found);
        // All of them everywhere would take seconds; in turn, every kind of field still meets every one.
        for (way, odd) in found.iter().zip(odd.iter().cycle()) {
            let mut broken = value.clone();
            *broken.pointer_mut(way).unwrap() = odd.clone();
            let mut folder = whole.clone();
            folder
                .files
                .insert(name.clone(), serde_json::to_vec(&broken).unwrap());
            // Faults or none: only a panic would fail.
            geodata::check(&folder.files);
        }
    }
}
