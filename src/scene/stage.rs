//! Keeps the display lists of the three sheets and rebuilds the ones that a change touches.

use super::hit::{self, Target};
use super::item::{Geometry, Item, Mark};
use super::label::{self, Memory, Placed};
use super::layer::base::{self, Ground};
use super::layer::occupation::{self, Held};
use super::layer::{event, movement, place};
use super::painter::Painter;
use super::{arrange, names};
use crate::model::{Atlas, BaseMap, Language, Present, Subject, order};
use crate::space::{ScreenPoint, View, graticule};
use crate::style::{Palette, ScaleBand, Stroke, Theme, Token};
use crate::time::Day;

/// Everything a picture depends on.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The base map, as far as it has been loaded.
    pub base: &'a BaseMap,
    /// Whether the hillshade can be drawn.
    pub relief_ready: bool,
    /// The day.
    pub day: Day,
    /// The view.
    pub view: View,
    /// The theme.
    pub theme: Theme,
    /// The language of names.
    pub language: Language,
    /// Which layers are on.
    pub layers: Layers,
    /// Reach of an occupation beyond its line, in kilometres.
    pub reach_km: f64,
    /// What is selected.
    pub selected: Option<Subject>,
    /// What the pointer is on.
    pub hovered: Option<Subject>,
}

/// Which layers are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Hillshade.
    pub relief: bool,
    /// Railways.
    pub railways: bool,
    /// Borders of states and provinces.
    pub borders: bool,
    /// Reach of the occupation.
    pub reach: bool,
    /// Garrisons and guarded lines.
    pub occupation: bool,
    /// Claimed zones.
    pub zones: bool,
    /// Movements.
    pub movements: bool,
    /// Incidents.
    pub events: bool,
    /// Names.
    pub labels: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            relief: true,
            railways: true,
            borders: true,
            reach: true,
            occupation: true,
            zones: true,
            movements: true,
            events: true,
            labels: true,
        }
    }
}

/// What the host saw change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The atlas, the theme or the language.
    Everything,
    /// A level of the base map or the relief has arrived.
    Base,
    /// The day.
    Day,
    /// The view.
    View,
    /// Selection, hover, layers or reach.
    Choice,
}

/// One of the three surfaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// What no date changes.
    Ground,
    /// What a date changes.
    Dated,
    /// Names, selection, hover.
    Overlay,
}

/// The sheets that must be painted again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Redraw {
    /// [`Sheet::Ground`].
    pub ground: bool,
    /// [`Sheet::Dated`].
    pub dated: bool,
    /// [`Sheet::Overlay`].
    pub overlay: bool,
}

/// Something on the map now, in this view.
#[derive(Clone, Debug, PartialEq)]
pub struct Visible {
    /// What.
    pub subject: Subject,
    /// Where on the screen.
    pub at: ScreenPoint,
    /// How much it matters.
    pub weight: f64,
}

/// What a list was made for; when none of it changes the list stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Made {
    band: ScaleBand,
    level: Option<usize>,
    theme: Theme,
    layers: Layers,
    reach_km: f64,
}

/// The display lists and their caches. Not reactive: a host owns one and asks it once a frame.
#[derive(Default)]
pub struct Stage {
    stale_base: bool,
    stale_atlas: bool,
    stale_day: bool,
    stale_view: bool,
    stale_choice: bool,
    next_key: u64,
    palette: Option<Palette>,
    made: Option<Made>,
    grounds: Vec<Option<Ground>>,
    railways: Vec<Geometry>,
    neatline: Option<Geometry>,
    graticule: Option<(ScaleBand, Geometry)>,
    ground: Vec<Item>,
    dated: Vec<Item>,
    marks: Vec<Mark>,
    held: Held,
    present: Present,
    memory: Memory,
    names: Vec<Placed>,
    overlay: Vec<Item>,
    targets: Vec<Target>,
    visible: Vec<Visible>,
    view: Option<View>,
}

impl Stage {
    /// A stage on which everything is still to be made.
    pub fn new() -> Self {
        Self {
            stale_base: true,
            stale_atlas: true,
            stale_day: true,
            stale_view: true,
            stale_choice: true,
            ..Self::default()
        }
    }

    /// Takes note of a change; nothing is made before [`Stage::compose`].
    pub fn invalidate(&mut self, change: Change) {
        match change {
            Change::Everything => {
                self.stale_base = true;
                self.stale_atlas = true;
                self.stale_day = true;
                self.made = None;
                self.palette = None;
            }
            Change::Base => self.stale_base = true,
            Change::Day => self.stale_day = true,
            Change::View => self.stale_view = true,
            Change::Choice => self.stale_choice = true,
        }
    }

    /// Makes what the noted changes touch and says which sheets look different now.
    pub fn compose(&mut self, frame: &Frame) -> Redraw {
        if self.palette.as_ref().map(Palette::theme) != Some(frame.theme) {
            self.palette = Some(Palette::of(frame.theme));
        }
        let made = Made {
            band: ScaleBand::of(frame.view.resolution),
            level: frame.base.index_for(frame.view.resolution),
            theme: frame.theme,
            layers: frame.layers,
            reach_km: frame.reach_km,
        };
        let restyled = self.made != Some(made);
        let moved = self.stale_view || self.view != Some(frame.view);
        self.view = Some(frame.view);
        self.made = Some(made);

        let redraw = Redraw {
            ground: restyled || moved || self.stale_base,
            dated: restyled || moved || self.stale_day,
            overlay: restyled || moved || self.stale_day || self.stale_choice,
        };
        if self.stale_atlas {
            self.take_railways(frame.atlas);
            self.memory.clear();
        }
        if self.stale_base || restyled || self.stale_atlas {
            self.make_ground(frame, made);
        }
        if self.stale_day || restyled {
            self.make_dated(frame, made.band);
        }
        if redraw.dated || redraw.overlay {
            self.make_overlay(frame, made.band);
        }
        self.stale_base = false;
        self.stale_atlas = false;
        self.stale_day = false;
        self.stale_view = false;
        self.stale_choice = false;
        redraw
    }

    /// Paints one sheet as it was last composed.
    pub fn paint(&self, sheet: Sheet, painter: &mut dyn Painter) {
        let (Some(view), Some(palette)) = (&self.view, &self.palette) else {
            return;
        };
        match sheet {
            Sheet::Ground => {
                painter.begin(view, Some(palette[Token::Beyond]));
                paint_items(&self.ground, view, painter);
            }
            Sheet::Dated => {
                painter.begin(view, None);
                paint_items(&self.dated, view, painter);
                for mark in &self.marks {
                    painter.mark(&mark.shape(view.to_screen(mark.at)));
                }
            }
            Sheet::Overlay => {
                painter.begin(view, None);
                paint_items(&self.overlay, view, painter);
                for run in self.names.iter().flat_map(|name| &name.runs) {
                    painter.text(run);
                }
            }
        }
    }

    /// What lies under a point of the screen.
    pub fn hit(&self, at: ScreenPoint, touch: bool) -> Option<Subject> {
        hit::hit(&self.targets, self.view.as_ref()?, at, touch)
    }

    /// What is on the map now in this view, heaviest first, each thing once.
    pub fn visible(&self) -> &[Visible] {
        &self.visible
    }

    /// The names that stand, for tests of their placement.
    pub fn names(&self) -> &[Placed] {
        &self.names
    }

    fn key(&mut self) -> u64 {
        self.next_key += 1;
        self.next_key
    }

    fn take_railways(&mut self, atlas: &Atlas) {
        self.railways = atlas
            .railways
            .iter()
            .map(|railway| Geometry::lasting(self.key(), vec![railway.path.points().to_vec()]))
            .collect();
        self.graticule = None;
        self.neatline = Some(Geometry::lasting(
            self.key(),
            vec![base::ring_of(atlas.manifest.frame)],
        ));
    }

    fn make_ground(&mut self, frame: &Frame, made: Made) {
        let Some(palette) = self.palette.clone() else {
            return;
        };
        if self.stale_base && self.stale_atlas {
            self.grounds.clear();
        }
        self.grounds.resize(frame.base.levels.len(), None);
        let geometry = match &self.graticule {
            Some((band, geometry)) if *band == made.band => geometry.clone(),
            _ => {
                let lines = graticule::lines(
                    &frame.atlas.manifest.projection,
                    frame.atlas.manifest.frame,
                    made.band.graticule_degrees(),
                );
                let geometry = Geometry::lasting(self.key(), lines);
                self.graticule = Some((made.band, geometry.clone()));
                geometry
            }
        };
        let (Some(index), Some(neatline)) = (made.level, self.neatline.clone()) else {
            self.ground.clear();
            return;
        };
        if let (Some(slot @ None), Some(level)) =
            (self.grounds.get_mut(index), frame.base.levels.get(index))
        {
            *slot = Some(Ground::of(level, &mut self.next_key));
        }
        let Some(Some(ground)) = self.grounds.get(index) else {
            return;
        };
        self.ground = base::items(
            frame.atlas,
            ground,
            &self.railways,
            (&neatline, &geometry),
            &palette,
            (made.band, frame.view.resolution),
            Layers {
                relief: frame.layers.relief && frame.relief_ready,
                ..frame.layers
            },
        );
    }

    fn make_dated(&mut self, frame: &Frame, band: ScaleBand) {
        let Some(palette) = &self.palette else { return };
        let atlas = frame.atlas;
        self.present = atlas.present(frame.day);
        self.held = occupation::held(
            atlas,
            &self.present.occupations,
            frame.day,
            palette,
            band,
            frame.layers,
            frame.reach_km,
        );
        let (tails, units) = if frame.layers.movements {
            movement::items(atlas, &self.present.movements, frame.day, palette, band)
        } else {
            Default::default()
        };
        let incidents = if frame.layers.events {
            event::marks(atlas, &self.present.events, frame.day, palette)
        } else {
            Vec::new()
        };
        let occasions = names::occasions(atlas, &self.present, &self.held);
        let dots = place::dots(atlas, band, palette, &self.held.places, &occasions);
        self.dated = self
            .held
            .zones
            .iter()
            .chain(&self.held.lines)
            .chain(&tails)
            .cloned()
            .collect();
        self.marks = dots
            .into_iter()
            .chain(self.held.marks.iter().cloned())
            .chain(incidents)
            .chain(units)
            .collect();
    }

    fn make_overlay(&mut self, frame: &Frame, band: ScaleBand) {
        let Some(palette) = self.palette.clone() else {
            return;
        };
        arrange::fan_out(&mut self.marks, frame.view.resolution);
        let view = &frame.view;
        let obstacles = arrange::boxes(&self.marks, view);
        let wishes = if frame.layers.labels {
            names::wishes(
                frame,
                &palette,
                band,
                &self.present,
                &self.held,
                &self.marks,
            )
        } else {
            Vec::new()
        };
        self.names = label::place(wishes, &obstacles, view.size, &mut self.memory);
        self.targets = self.find_targets(view);
        self.visible = self.find_visible(view);
        self.overlay = [
            (frame.hovered, Token::Hover),
            (frame.selected, Token::Select),
        ]
        .into_iter()
        .filter_map(|(subject, token)| Some((subject?, token)))
        .flat_map(|(subject, token)| {
            self.emphasis(frame, subject, Stroke::solid(palette[token], 2.2))
        })
        .collect();
    }

    fn find_targets(&self, view: &View) -> Vec<Target> {
        let marks = self.marks.iter().filter_map(|mark| {
            Some(Target::Mark {
                subject: mark.subject?,
                centre: view.to_screen(mark.at) + mark.offset,
                radius_px: mark.radius_px,
            })
        });
        let names = self.names.iter().filter_map(|name| {
            Some(Target::Name {
                subject: Subject::Place(name.place?),
                bounds: name.bounds,
            })
        });
        let stretches = self.held.stretches.iter().map(|held| Target::Stretch {
            subject: Subject::Occupation(held.occupation),
            points: held.points.clone(),
        });
        marks.chain(names).chain(stretches).collect()
    }

    fn find_visible(&self, view: &View) -> Vec<Visible> {
        let inside = |at: &ScreenPoint| {
            at.x >= 0.0 && at.y >= 0.0 && at.x <= view.size.width && at.y <= view.size.height
        };
        let mut found: Vec<Visible> = self
            .targets
            .iter()
            .filter_map(|target| match target {
                Target::Mark {
                    subject, centre, ..
                } => Some((*subject, *centre)),
                Target::Name { .. } => None,
                Target::Stretch { subject, points } => points
                    .get(points.len() / 2)
                    .map(|middle| (*subject, view.to_screen(*middle))),
            })
            .filter(|(_, at)| inside(at))
            .map(|(subject, at)| Visible {
                subject,
                at,
                weight: self.weight(subject),
            })
            .collect();
        let mut seen = Vec::new();
        found.retain(|visible| {
            let first = !seen.contains(&visible.subject);
            seen.push(visible.subject);
            first
        });
        order::heaviest_first(found, |visible| visible.weight)
    }

    /// The weight of the heaviest mark of a subject; lines have none and count as a middling garrison.
    fn weight(&self, subject: Subject) -> f64 {
        const LINE_WEIGHT: f64 = 45.0;
        self.marks
            .iter()
            .filter(|mark| mark.subject == Some(subject))
            .map(|mark| mark.weight)
            .reduce(f64::max)
            .unwrap_or(LINE_WEIGHT)
    }

    /// What marks a thing out: a ring around its marks, a line along its course.
    fn emphasis(&self, frame: &Frame, subject: Subject, stroke: Stroke) -> Vec<Item> {
        let mut items: Vec<Item> = self
            .held
            .stretches
            .iter()
            .filter(|held| Subject::Occupation(held.occupation) == subject)
            .map(|held| Item::Line {
                geometry: Geometry::passing(vec![held.points.clone()]),
                stroke,
            })
            .collect();
        if let Subject::Movement(id) = subject
            && let Some(movement) = frame.atlas.movements.get(id.index())
            && let Some((first, last)) = movement.days()
        {
            items.extend(
                movement::way(movement, first, last)
                    .into_iter()
                    .map(|(points, _)| Item::Line {
                        geometry: Geometry::passing(vec![points]),
                        stroke: Stroke {
                            width_px: 1.4,
                            ..stroke
                        },
                    }),
            );
        }
        items.extend(
            self.marks
                .iter()
                .filter(|mark| mark.subject == Some(subject))
                .map(|mark| Item::Mark(arrange::ring_around(mark, stroke))),
        );
        // A place or event that has no mark today is still shown where it is.
        if !items.iter().any(|item| matches!(item, Item::Mark(_)))
            && let Some(at) = point_of(frame.atlas, subject)
        {
            items.push(Item::Mark(arrange::ring_at(at, stroke)));
        }
        items
    }
}

/// The point of a thing that stands in one place.
fn point_of(atlas: &Atlas, subject: Subject) -> Option<crate::space::MapPoint> {
    match subject {
        Subject::Place(id) => atlas.places.get(id.index()).map(|place| place.at),
        Subject::Event(id) => atlas.events.get(id.index()).map(|event| event.at),
        Subject::Movement(_) | Subject::Formation(_) | Subject::Occupation(_) => None,
    }
}

fn paint_items(items: &[Item], view: &View, painter: &mut dyn Painter) {
    for item in items {
        match item {
            Item::Relief { frame, opacity } => painter.relief(*frame, *opacity),
            Item::Area { geometry, fill } => painter.fill(geometry, fill),
            Item::Line { geometry, stroke } => painter.stroke(geometry, stroke),
            Item::Band {
                geometry,
                width_km,
                stroke,
            } => painter.stroke(
                geometry,
                &Stroke {
                    // A reach narrower than this would not show beside the line it belongs to.
                    width_px: (width_km / view.resolution).max(9.0),
                    ..*stroke
                },
            ),
            Item::Mark(mark) => painter.mark(&mark.shape(view.to_screen(mark.at))),
        }
    }
}
