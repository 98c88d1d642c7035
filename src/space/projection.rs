//! Lambert's azimuthal equal-area projection of the sphere.
//!
//! J. P. Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395 (1987), pp. 182–190, oblique aspect:
//! equations 24-2, 22-4 and 22-5 forward, 20-14, 20-15 and 24-16 back. They are written here through the unit vector of a
//! position in the frame of the centre (x east, y north, z outwards), which spares the inverse its arcsines, inaccurate
//! near a pole, and its division by the distance, undefined at the centre.
//!
//! Geodetic latitude is used as if the earth were a sphere. That is not the mapping of the ellipsoid, but it is its own
//! inverse, and over a theatre of 5,000 km the error of shape is below what the map's scales can show.

use super::{LngLat, MapPoint, MapVector};

/// An equal-area map of the sphere around a centre. Covers all of the globe but the centre's antipode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    centre: LngLat,
    radius_km: f64,
    sin_lat: f64,
    cos_lat: f64,
}

impl Projection {
    /// Lambert's azimuthal equal-area projection around `centre`, of a sphere of `radius_km`.
    #[must_use]
    pub fn laea(centre: LngLat, radius_km: f64) -> Projection {
        let (sin_lat, cos_lat) = centre.lat.to_radians().sin_cos();
        Projection {
            centre,
            radius_km,
            sin_lat,
            cos_lat,
        }
    }

    /// The position that becomes the origin of the map.
    #[must_use]
    pub fn centre(&self) -> LngLat {
        self.centre
    }

    /// From the globe to the map. The antipode of the centre, which the projection spreads over its whole rim, goes to
    /// one point of that rim.
    #[must_use]
    pub fn project(&self, position: LngLat) -> MapPoint {
        let (sin_lng, cos_lng) = (position.lng - self.centre.lng).to_radians().sin_cos();
        let (sin_lat, cos_lat) = position.lat.to_radians().sin_cos();
        let east = cos_lat * sin_lng;
        let north = self.cos_lat * sin_lat - self.sin_lat * cos_lat * cos_lng;
        let outwards = self.sin_lat * sin_lat + self.cos_lat * cos_lat * cos_lng;
        // Within a kilometre or so of the antipode the direction is lost in rounding.
        if outwards <= -1.0 + 1e-8 {
            return MapPoint::new(2.0 * self.radius_km, 0.0);
        }
        let scale = self.radius_km * (2.0 / (1.0 + outwards)).sqrt();
        MapPoint::new(scale * east, scale * north)
    }

    /// From the map back to the globe; longitudes come in −180 to 180. Points beyond the rim of the map, two radii from
    /// its centre, are taken as the antipode there.
    #[must_use]
    pub fn unproject(&self, point: MapPoint) -> LngLat {
        let point = point / self.radius_km;
        // The square of sin(c/2), where c is the angle from the centre.
        let half_sine_squared = (point.to_vector().square_length() / 4.0).min(1.0);
        let scale = (1.0 - half_sine_squared).sqrt();
        let (east, north) = (point.x * scale, point.y * scale);
        let outwards = 1.0 - 2.0 * half_sine_squared;

        let polar = self.sin_lat * outwards + self.cos_lat * north;
        let meridional = self.cos_lat * outwards - self.sin_lat * north;
        let lng = self.centre.lng + east.atan2(meridional).to_degrees();
        let lat = polar.atan2(meridional.hypot(east)).to_degrees();
        LngLat::new(wrap_longitude(lng), lat)
    }

    /// The direction of true north at a point of the map, of length 1. Away from the central meridian the map's "up" is
    /// not north.
    #[must_use]
    pub fn north_at(&self, point: MapPoint) -> MapVector {
        // A step short enough to be straight and long enough to be exact: about a kilometre.
        const STEP_DEGREES: f64 = 0.01;
        let LngLat { lng, lat } = self.unproject(point);
        // Step to the other side near the pole, where there is no further north.
        let sense = if lat < 89.0 { 1.0 } else { -1.0 };
        let here = self.project(LngLat::new(lng, lat));
        let there = self.project(LngLat::new(lng, lat + sense * STEP_DEGREES));
        ((there - here) * sense)
            .try_normalize()
            .unwrap_or(MapVector::new(0.0, 1.0))
    }
}

/// The same meridian, counted from −180 to 180 degrees.
fn wrap_longitude(lng: f64) -> f64 {
    if (-180.0..=180.0).contains(&lng) {
        lng
    } else {
        (lng + 180.0).rem_euclid(360.0) - 180.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RADIUS_KM: f64 = 6371.0088;
    const METRE: f64 = 0.001;

    fn theatre() -> Projection {
        Projection::laea(LngLat::new(125.0, 50.0), RADIUS_KM)
    }

    /// Every position of a grid over the globe, in whole degrees.
    fn globe(step: usize) -> impl Iterator<Item = LngLat> {
        let lats = (-90..=90).step_by(step);
        lats.flat_map(move |lat| {
            (-180..=180)
                .step_by(step)
                .map(move |lng| LngLat::new(f64::from(lng), f64::from(lat)))
        })
    }

    /// Kilometres between two positions, along the chord through the globe.
    fn chord_km(a: LngLat, b: LngLat) -> f64 {
        let vector = |p: LngLat| {
            let (sin_lng, cos_lng) = p.lng.to_radians().sin_cos();
            let (sin_lat, cos_lat) = p.lat.to_radians().sin_cos();
            euclid::default::Vector3D::new(cos_lat * cos_lng, cos_lat * sin_lng, sin_lat)
        };
        RADIUS_KM * (vector(a) - vector(b)).length()
    }

    #[test]
    fn known_towns_fall_within_a_metre_of_the_published_values() {
        for (lng, lat, x, y) in [
            (131.8735, 43.1056, 558.156, -741.132),
            (104.291, 52.296, -1386.966, 451.053),
            (140.723, 53.147, 1039.618, 461.120),
            (136.063, 35.653, 1003.689, -1520.628),
            (158.628, 53.064, 2156.121, 845.421),
        ] {
            let off = theatre().project(LngLat::new(lng, lat)) - MapPoint::new(x, y);
            assert!(
                off.length() < METRE,
                "{lng}, {lat} is off by {} m",
                off.length() * 1000.0
            );
        }
    }

    #[test]
    fn snyders_worked_example_comes_out() {
        // P. 332: sphere of 3 units, centre 40° N 100° W, point 20° S 100° E.
        let projection = Projection::laea(LngLat::new(-100.0, 40.0), 3.0);
        let off =
            projection.project(LngLat::new(100.0, -20.0)) - MapPoint::new(-4.2339303, 4.0257775);
        assert!(off.length() < 1e-7, "{off:?}");
    }

    #[test]
    fn every_degree_of_the_globe_round_trips() {
        let projection = theatre();
        for position in globe(1) {
            if chord_km(position, LngLat::new(-55.0, -50.0)) < 1.0 {
                continue;
            }
            let back = projection.unproject(projection.project(position));
            let off = chord_km(position, back);
            // A degree from the antipode the forward formula has lost four digits to cancellation.
            assert!(off < METRE, "{position:?} came back {off} km away");
            assert!((-180.0..=180.0).contains(&back.lng) && (-90.0..=90.0).contains(&back.lat));
        }
    }

    #[test]
    fn the_centre_is_the_origin_and_up_is_north_there() {
        let projection = theatre();
        assert_eq!(projection.project(projection.centre()), MapPoint::origin());
        let north = projection.north_at(MapPoint::origin());
        assert!((north - MapVector::new(0.0, 1.0)).length() < 1e-9);
    }

    #[test]
    fn areas_are_true() {
        // The area of a small cell on the map against its area on the sphere, over the theatre.
        let projection = theatre();
        for position in globe(5) {
            if chord_km(position, projection.centre()) > 4000.0 {
                continue;
            }
            let half = 0.05;
            let corner = |dx: f64, dy: f64| {
                projection.project(LngLat::new(
                    position.lng + dx * half,
                    position.lat + dy * half,
                ))
            };
            let across = corner(1.0, 1.0) - corner(-1.0, -1.0);
            let down = corner(-1.0, 1.0) - corner(1.0, -1.0);
            let mapped = across.cross(down) / 2.0;
            let zone =
                (position.lat + half).to_radians().sin() - (position.lat - half).to_radians().sin();
            let real = RADIUS_KM * RADIUS_KM * zone * (2.0 * half).to_radians();
            assert!(
                (mapped / real - 1.0).abs() < 1e-5,
                "{position:?}: {mapped} for {real}"
            );
        }
    }

    #[test]
    fn the_antipode_and_all_beyond_the_rim_stay_finite() {
        let projection = theatre();
        let antipode = projection.project(LngLat::new(-55.0, -50.0));
        assert!(antipode.is_finite());
        let back = projection.unproject(MapPoint::new(1e6, -1e6));
        assert!(
            chord_km(back, LngLat::new(-55.0, -50.0)) < METRE,
            "{back:?}"
        );
    }

    #[test]
    fn north_tilts_towards_the_central_meridian() {
        let projection = theatre();
        let east = projection.north_at(projection.project(LngLat::new(155.0, 55.0)));
        let west = projection.north_at(projection.project(LngLat::new(95.0, 55.0)));
        assert!(east.x < 0.0 && west.x > 0.0);
        assert!((east.x + west.x).abs() < 1e-9);
        let pole = projection.north_at(projection.project(LngLat::new(125.0, 89.9)));
        assert!(
            (pole - MapVector::new(0.0, 1.0)).length() < 1e-6,
            "{pole:?}"
        );
    }
}
