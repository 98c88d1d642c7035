//! How files are written.

use std::collections::BTreeMap;

use geojson::{Feature, GeometryValue, Position};
use serde_json::Value;

use crate::geodata::fault::Fault;
use crate::geodata::file::{self, Files, Row};
use crate::geodata::geometry::lng_lat;
use crate::model::Manifest;
use crate::space::MapRect;

/// Decimals of a degree at most; the fourth is some ten metres.
const DECIMALS: i32 = 4;

/// How far beyond the frame of the base map a line may reach.
// Lines of the base map are cut along the frame and rounded; nothing else should come near it.
const FRAME_MARGIN_KM: f64 = 20.0;

/// Checks a JSON table: one record a line, sorted, texts trimmed.
pub(super) fn table(files: &Files, name: &str, member: Option<&str>, faults: &mut Vec<Fault>) {
    let Ok(text) = file::text(files, name) else {
        return;
    };
    let Ok(rows) = file::object_rows(name, text, member) else {
        return;
    };
    let mut order = Order::default();
    for row in rows {
        let Ok(value) = serde_json::from_str::<Value>(row.json) else {
            continue;
        };
        let key = key_of(&value, row.line);
        order.alone_on_its_line(name, &key, row, faults);
        order.sorted(name, &key, faults);
        texts(name, &key, "", &value, faults);
    }
}

/// Checks a GeoJSON file: one feature a line, sorted, texts trimmed, geometry as RFC 7946 has it.
pub(super) fn features(files: &Files, name: &str, manifest: &Manifest, faults: &mut Vec<Fault>) {
    let Ok(text) = file::text(files, name) else {
        return;
    };
    let Ok(rows) = file::feature_rows(name, text) else {
        return;
    };
    let names = &manifest.files;
    let is_base = is_base(name, manifest);
    let shared = [&names.events, &names.movements, &names.occupation]
        .iter()
        .any(|shared| *shared == name);
    let mut order = Order::default();
    let mut shapes: BTreeMap<String, String> = BTreeMap::new();
    for row in rows {
        let Ok(feature) = row.json.parse::<Feature>() else {
            continue;
        };
        let properties = feature
            .properties
            .clone()
            .map(Value::Object)
            .unwrap_or_default();
        let key = key_of(&properties, row.line);
        order.alone_on_its_line(name, &key, row, faults);
        // Few features of the base map have an id, and nobody looks for one in its file.
        if !is_base {
            order.sorted(name, &key, faults);
        }
        texts(name, &key, "", &properties, faults);
        if feature.id.is_some() || feature.bbox.is_some() || feature.foreign_members.is_some() {
            let problem = "a feature holds type, properties and geometry and nothing else";
            faults.push(Fault::of_record(name, &key, problem));
        }
        let Some(geometry) = feature.geometry else {
            continue;
        };
        let mut problems = Vec::new();
        shape(&geometry.value, manifest, &mut problems);
        problems.dedup();
        faults.extend(
            problems
                .into_iter()
                .map(|problem| Fault::of_field(name, &key, "geometry", problem)),
        );
        // Many things may happen at one place, and many go one way; but no two places or lines are one.
        if shared {
            continue;
        }
        if let Some(other) = shapes.insert(geometry.value.to_string(), key.clone()) {
            let problem = format!("it is the geometry of \"{other}\" again");
            faults.push(Fault::of_field(name, &key, "geometry", problem));
        }
    }
}

fn key_of(properties: &Value, line: usize) -> String {
    match properties.get("id").and_then(Value::as_str) {
        Some(key) => key.to_owned(),
        None => format!("line {line}"),
    }
}

/// One record a line, and ids in order.
#[derive(Default)]
struct Order {
    last_line: usize,
    last_key: Option<String>,
}

impl Order {
    fn alone_on_its_line(&mut self, name: &str, key: &str, row: Row, faults: &mut Vec<Fault>) {
        if row.line == self.last_line || row.json.contains('\n') {
            let problem = format!("it does not have line {} to itself", row.line);
            faults.push(Fault::of_record(name, key, problem));
        }
        self.last_line = row.line;
    }

    fn sorted(&mut self, name: &str, key: &str, faults: &mut Vec<Fault>) {
        if let Some(last) = &self.last_key
            && last.as_str() > key
        {
            let problem = format!("it comes after \"{last}\"; records are sorted by id");
            faults.push(Fault::of_field(name, key, "id", problem));
        }
        self.last_key = Some(key.to_owned());
    }
}

/// Whether a file belongs to the base map.
fn is_base(name: &str, manifest: &Manifest) -> bool {
    let dated = &manifest.files;
    ![
        &dated.places,
        &dated.railways,
        &dated.events,
        &dated.movements,
        &dated.occupation,
    ]
    .iter()
    .any(|dated| *dated == name)
}

/// Texts without space around them or control characters within.
fn texts(name: &str, key: &str, path: &str, value: &Value, faults: &mut Vec<Fault>) {
    match value {
        Value::String(text) => {
            let problem = if text.trim() != text {
                "there is space before or after the text"
            } else if text.contains("  ") {
                "there are two spaces in a row"
            } else if text.chars().any(char::is_control) {
                "there is a control character in the text"
            } else {
                return;
            };
            faults.push(Fault::of_field(name, key, path, problem));
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                texts(name, key, &format!("{path}[{index}]"), value, faults);
            }
        }
        Value::Object(members) => {
            for (member, value) in members {
                let path = if path.is_empty() {
                    member.clone()
                } else {
                    format!("{path}.{member}")
                };
                texts(name, key, &path, value, faults);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What is wrong with a geometry as it is written.
fn shape(geometry: &GeometryValue, manifest: &Manifest, problems: &mut Vec<String>) {
    match geometry {
        GeometryValue::Point { coordinates } => {
            positions(std::slice::from_ref(coordinates), problems)
        }
        GeometryValue::MultiPoint { coordinates } => {
            positions(coordinates, problems);
            if coordinates.is_empty() {
                problems.push("it holds no position".to_owned());
            }
        }
        GeometryValue::LineString { coordinates } => line(coordinates, manifest, problems),
        GeometryValue::MultiLineString { coordinates } => {
            for part in coordinates {
                line(part, manifest, problems);
            }
        }
        GeometryValue::Polygon { coordinates } => polygon(coordinates, manifest, problems),
        GeometryValue::MultiPolygon { coordinates } => {
            for part in coordinates {
                polygon(part, manifest, problems);
            }
        }
        GeometryValue::GeometryCollection { .. } => {
            problems.push("it is a GeometryCollection".to_owned())
        }
    }
}

fn line(vertices: &[Position], manifest: &Manifest, problems: &mut Vec<String>) {
    positions(vertices, problems);
    within_frame(vertices, manifest, problems);
    for pair in vertices.windows(2) {
        if pair[0] == pair[1] {
            problems.push(format!(
                "the vertex {} stands twice in a row",
                shown(&pair[0])
            ));
        }
    }
}

fn polygon(rings: &[Vec<Position>], manifest: &Manifest, problems: &mut Vec<String>) {
    for (index, ring) in rings.iter().enumerate() {
        line(ring, manifest, problems);
        if ring.len() < 4 || ring.first() != ring.last() {
            problems.push(format!("ring {index} is not closed"));
            continue;
        }
        let area: f64 = ring
            .windows(2)
            .filter_map(|pair| Some((lng_lat(&pair[0])?, lng_lat(&pair[1])?)))
            .map(|(a, b)| a.lng * b.lat - b.lng * a.lat)
            .sum();
        if (area > 0.0) != (index == 0) {
            problems.push(format!(
                "ring {index} runs {}; by RFC 7946 outer rings run counter-clockwise and holes clockwise",
                if area > 0.0 { "counter-clockwise" } else { "clockwise" }
            ));
        }
    }
}

fn positions(positions: &[Position], problems: &mut Vec<String>) {
    for position in positions {
        if position.len() > 2 {
            problems.push(format!("{} has a height", shown(position)));
        }
        if position.as_slice().iter().any(|degrees| too_fine(*degrees)) {
            problems.push(format!(
                "{} has more than {DECIMALS} decimals",
                shown(position)
            ));
        }
    }
}

/// Lines and areas lie within the frame. Points need not: decisions are taken in capitals far away.
fn within_frame(vertices: &[Position], manifest: &Manifest, problems: &mut Vec<String>) {
    let frame: MapRect = manifest.frame.inflate(FRAME_MARGIN_KM, FRAME_MARGIN_KM);
    for position in vertices {
        // A position off the globe is a fault of the reading.
        let at = lng_lat(position).map(|place| manifest.projection.project(place));
        if at.is_some_and(|at| !frame.contains_inclusive(at)) {
            problems.push(format!(
                "{} lies outside the frame of the map",
                shown(position)
            ));
        }
    }
}

fn too_fine(degrees: f64) -> bool {
    // The nearest number with so many decimals reads back as the same number, if it was written with them.
    let unit = 10_f64.powi(DECIMALS);
    (degrees * unit).round() / unit != degrees
}

fn shown(position: &Position) -> String {
    format!("{:?}", position.as_slice())
}
