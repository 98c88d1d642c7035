//! Geometry of features, projected once.

use geojson::{GeometryValue, Position};

use super::fields::Fields;
use crate::space::path::Path;
use crate::space::{LngLat, MapPoint, Projection};

/// A position as a place on the globe; none if it is not one.
pub(super) fn lng_lat(position: &Position) -> Option<LngLat> {
    let [lng, lat, ..] = *position.as_slice() else {
        return None;
    };
    let on_globe = (-180.0..=180.0).contains(&lng) && (-90.0..=90.0).contains(&lat);
    on_globe.then_some(LngLat { lng, lat })
}

/// Reading of geometries. Each method takes the geometry, reports what is wrong with it, and returns what it expected
/// or none.
impl Fields<'_> {
    /// One position, in degrees and on the map.
    pub fn point(&mut self, projection: &Projection) -> Option<(LngLat, MapPoint)> {
        match self.geometry.take() {
            Some(GeometryValue::Point { coordinates }) => {
                let position = self.position(&coordinates)?;
                Some((position, projection.project(position)))
            }
            other => self.wrong_geometry("Point", other.as_ref()),
        }
    }

    /// One or more positions.
    pub fn points(&mut self, projection: &Projection) -> Option<Vec<MapPoint>> {
        match self.geometry.take() {
            Some(GeometryValue::Point { coordinates }) => {
                self.projected(&[coordinates], projection)
            }
            Some(GeometryValue::MultiPoint { coordinates }) => {
                self.projected(&coordinates, projection)
            }
            other => self.wrong_geometry("Point or MultiPoint", other.as_ref()),
        }
    }

    /// The vertices of one line, at least two.
    pub fn line(&mut self, projection: &Projection) -> Option<Vec<MapPoint>> {
        match self.geometry.take() {
            Some(GeometryValue::LineString { coordinates }) => {
                self.vertices(&coordinates, projection)
            }
            other => self.wrong_geometry("LineString", other.as_ref()),
        }
    }

    /// One or more lines.
    pub fn lines(&mut self, projection: &Projection) -> Option<Vec<Vec<MapPoint>>> {
        match self.geometry.take() {
            Some(GeometryValue::LineString { coordinates }) => {
                Some(vec![self.vertices(&coordinates, projection)?])
            }
            Some(GeometryValue::MultiLineString { coordinates }) => coordinates
                .iter()
                .map(|line| self.vertices(line, projection))
                .collect(),
            other => self.wrong_geometry("LineString or MultiLineString", other.as_ref()),
        }
    }

    /// The rings of one or more polygons, closed, outer ones counter-clockwise and holes clockwise.
    pub fn rings(&mut self, projection: &Projection) -> Option<Vec<Vec<MapPoint>>> {
        let polygons = match self.geometry.take() {
            Some(GeometryValue::Polygon { coordinates }) => vec![coordinates],
            Some(GeometryValue::MultiPolygon { coordinates }) => coordinates,
            other => return self.wrong_geometry("Polygon or MultiPolygon", other.as_ref()),
        };
        let mut rings = Vec::new();
        for polygon in polygons {
            for (index, ring) in polygon.iter().enumerate() {
                let mut ring = self.projected(ring, projection)?;
                close(&mut ring);
                if ring.len() < 4 {
                    self.fault("geometry", "a ring has fewer than three corners");
                    return None;
                }
                if (signed_area(&ring) > 0.0) != (index == 0) {
                    ring.reverse();
                }
                rings.push(ring);
            }
        }
        Some(rings)
    }

    /// A path along one line.
    pub fn path(&mut self, projection: &Projection) -> Option<Path> {
        let vertices = self.line(projection)?;
        Path::new(vertices)
    }

    fn vertices(
        &mut self,
        positions: &[Position],
        projection: &Projection,
    ) -> Option<Vec<MapPoint>> {
        if positions.len() < 2 {
            self.fault("geometry", "a line has fewer than two vertices");
            return None;
        }
        self.projected(positions, projection)
    }

    fn projected(
        &mut self,
        positions: &[Position],
        projection: &Projection,
    ) -> Option<Vec<MapPoint>> {
        positions
            .iter()
            .map(|position| Some(projection.project(self.position(position)?)))
            .collect()
    }

    fn position(&mut self, position: &Position) -> Option<LngLat> {
        let found = lng_lat(position);
        if found.is_none() {
            let problem = format!(
                "{:?} is not a longitude and a latitude in degrees",
                position.as_slice()
            );
            self.fault("geometry", problem);
        }
        found
    }

    fn wrong_geometry<T>(&mut self, expected: &str, found: Option<&GeometryValue>) -> Option<T> {
        let found = found.map_or("missing", GeometryValue::type_name);
        self.fault("geometry", format!("it is {found}, not {expected}"));
        None
    }
}

fn close(ring: &mut Vec<MapPoint>) {
    if let (Some(first), Some(last)) = (ring.first().copied(), ring.last())
        && first != *last
    {
        ring.push(first);
    }
}

/// Square kilometres a ring encloses; positive if it runs counter-clockwise, y being up.
fn signed_area(ring: &[MapPoint]) -> f64 {
    ring.windows(2)
        .map(|pair| pair[0].to_vector().cross(pair[1].to_vector()))
        .sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::fault::Fault;
    use crate::model::EARTH_RADIUS_KM;
    use std::collections::BTreeSet;

    fn reading<T>(
        geometry: &str,
        read: impl FnOnce(&mut Fields, &Projection) -> T,
    ) -> (T, Vec<Fault>) {
        let (mut faults, mut unread) = (Vec::new(), BTreeSet::new());
        let projection = Projection::laea(
            LngLat {
                lng: 10.0,
                lat: -20.0,
            },
            EARTH_RADIUS_KM,
        );
        let mut fields = Fields::of_object(
            "x.geojson",
            serde_json::Map::new(),
            &mut faults,
            &mut unread,
        );
        fields.geometry = geometry
            .parse::<geojson::Geometry>()
            .ok()
            .map(|geometry| geometry.value);
        let value = read(&mut fields, &projection);
        (value, faults)
    }

    #[test]
    fn rings_are_closed_and_turned_the_right_way() {
        // Outer ring clockwise and open, hole counter-clockwise: both wrong by RFC 7946.
        let text = r#"{"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[9,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}"#;
        let (rings, faults) = reading(text, |fields, projection| fields.rings(projection));
        let rings = rings.unwrap();
        assert_eq!(faults, []);
        assert_eq!(rings[0].first(), rings[0].last());
        assert!(signed_area(&rings[0]) > 0.0);
        assert!(signed_area(&rings[1]) < 0.0);
    }

    #[test]
    fn a_geometry_of_another_kind_is_a_fault() {
        let (point, faults) = reading(
            r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#,
            |fields, projection| fields.point(projection),
        );
        assert!(point.is_none());
        assert_eq!(
            faults[0].to_string(),
            "x.geojson, field \"geometry\": it is LineString, not Point."
        );
        let (_, faults) = reading("", |fields, projection| fields.point(projection));
        assert_eq!(faults[0].problem, "it is missing, not Point");
    }

    #[test]
    fn positions_off_the_globe_are_faults() {
        for bad in ["[200,0]", "[0,91]", "[5]", "[]"] {
            let text = format!(r#"{{"type":"MultiPoint","coordinates":[[1,1],{bad}]}}"#);
            let (points, faults) = reading(&text, |fields, projection| fields.points(projection));
            assert!(points.is_none(), "{bad}");
            assert_eq!(faults.len(), 1, "{bad}");
        }
    }

    #[test]
    fn the_centre_of_the_projection_is_the_origin_of_the_map() {
        let (point, _) = reading(
            r#"{"type":"Point","coordinates":[10,-20]}"#,
            |fields, projection| fields.point(projection),
        );
        assert!(point.unwrap().1.to_vector().length() < 1e-9);
    }
}
