//! The real track between two places: along the railways, or along the rivers.

use crate::model::{NamedLine, PlaceId, Railway, RailwayId};
use crate::space::MapPoint;
use crate::space::network::{Anchor, Network, Route};
use crate::space::path::Path;

/// How near two lines must come to be joined.
// Stations shared by two lines were drawn from different sources and generalised to some 250 m; a kilometre joins them
// and is still less than the distance between any two stations.
const SNAP_KM: f64 = 1.0;

/// How far from the drawn track a place on it may lie.
// A town lies beside its station, and stations placed by their distance along the line are good to some kilometres; on
// the coarsest base map a river is drawn to 4 km.
pub(super) const TOLERANCE_KM: f64 = 15.0;

/// Railways and rivers as networks.
pub(super) struct Ways {
    rails: Option<Network>,
    rivers: Option<Network>,
    /// For each railway its stations.
    stations: Vec<Vec<PlaceId>>,
}

/// A place to be reached by rail or river.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    pub place: PlaceId,
    pub at: MapPoint,
}

impl Ways {
    /// Networks of the railways and the rivers, each none if its file could not be read.
    pub fn new(railways: Option<&[Railway]>, rivers: Option<&[NamedLine]>) -> Self {
        let rails = railways.map(|railways| {
            let lines: Vec<Path> = railways
                .iter()
                .map(|railway| railway.path.clone())
                .collect();
            Network::new(&lines, SNAP_KM)
        });
        let rivers = rivers.map(|rivers| {
            let lines: Vec<Path> = rivers
                .iter()
                .flat_map(|river| &river.lines)
                .filter_map(|line| Path::new(line.clone()))
                .collect();
            Network::new(&lines, SNAP_KM)
        });
        Self {
            rails,
            rivers,
            stations: railways
                .unwrap_or_default()
                .iter()
                .map(|railway| railway.stations.clone())
                .collect(),
        }
    }

    /// Whether the railways could be read.
    pub fn has_rails(&self) -> bool {
        self.rails.is_some()
    }

    /// Where a stop lies on the railways: on the nearest of those it is a station of, else on the nearest of all.
    pub fn on_rails(&self, stop: Stop) -> Option<Anchor> {
        let network = self.rails.as_ref()?;
        self.lines_of(stop.place)
            .filter_map(|line| self.on_line(line, stop))
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, anchor)| anchor)
            .or_else(|| network.locate(stop.at, TOLERANCE_KM))
    }

    /// Where two stops lie on a railway that both are stations of; of several, the one that passes nearest to them.
    fn on_shared_line(&self, a: Stop, b: Stop) -> Option<(Anchor, Anchor)> {
        self.lines_of(a.place)
            .filter(|line| {
                self.stations
                    .get(*line)
                    .is_some_and(|stations| stations.contains(&b.place))
            })
            .filter_map(|line| {
                let ((off_a, at_a), (off_b, at_b)) =
                    (self.on_line(line, a)?, self.on_line(line, b)?);
                Some((off_a + off_b, (at_a, at_b)))
            })
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, anchors)| anchors)
    }

    /// The way by rail between two stops, by preference on a railway that both are stations of.
    pub fn by_rail(&self, a: Stop, b: Stop) -> Option<Route> {
        let network = self.rails.as_ref()?;
        let (from, to) = match self.on_shared_line(a, b) {
            Some(anchors) => anchors,
            None => (self.on_rails(a)?, self.on_rails(b)?),
        };
        network.route(from, to)
    }

    /// The way by rail between two points of the railways.
    pub fn along_rails(&self, from: Anchor, to: Anchor) -> Option<Route> {
        self.rails.as_ref()?.route(from, to)
    }

    /// The way by river between two points of the map.
    pub fn by_river(&self, from: MapPoint, to: MapPoint) -> Option<Route> {
        let network = self.rivers.as_ref()?;
        network.route(
            network.locate(from, TOLERANCE_KM)?,
            network.locate(to, TOLERANCE_KM)?,
        )
    }

    /// The point of the map at a point of the railways.
    pub fn rail_point(&self, anchor: Anchor) -> Option<MapPoint> {
        self.rails.as_ref()?.point_at(anchor)
    }

    /// The point of the nearest river.
    pub fn river_point(&self, at: MapPoint) -> Option<MapPoint> {
        let network = self.rivers.as_ref()?;
        network.point_at(network.locate(at, TOLERANCE_KM)?)
    }

    /// The railways a route runs along, with the kilometres of each one's own line.
    pub fn railways_of(route: &Route) -> impl Iterator<Item = (RailwayId, f64, f64)> {
        route
            .legs
            .iter()
            .map(|leg| (RailwayId::from_index(leg.line), leg.from_km, leg.to_km))
    }

    fn lines_of(&self, place: PlaceId) -> impl Iterator<Item = usize> {
        self.stations
            .iter()
            .enumerate()
            .filter(move |(_, stations)| stations.contains(&place))
            .map(|(line, _)| line)
    }

    /// Where a stop lies on one line, and how far off it.
    fn on_line(&self, line: usize, stop: Stop) -> Option<(f64, Anchor)> {
        let network = self.rails.as_ref()?;
        let anchor = network.locate_on(line, stop.at, TOLERANCE_KM)?;
        let off_km = (network.point_at(anchor)? - stop.at).length();
        Some((off_km, anchor))
    }
}

/// Adds points to a line, leaving out those that repeat the one before.
pub(super) fn extend(line: &mut Vec<MapPoint>, points: impl IntoIterator<Item = MapPoint>) {
    for point in points {
        if line.last() != Some(&point) {
            line.push(point);
        }
    }
}
