//! Whether the records agree with themselves and with each other.

use std::collections::BTreeSet;

use crate::geodata::fault::Fault;
use crate::model::{
    Atlas, Citation, Event, Formation, Grade, LegMode, Manifest, Movement, Occupation,
    OccupationGeometry, Place, PlaceId, Placement, Railway, RailwayId, SideId, Tier,
};
use crate::space::MapPoint;
use crate::time::{Day, Edtf, Interval, TemporalExtent};

/// How far from its drawn line a station may stand.
const STATION_KM: f64 = 5.0;

/// How far from a place something said to be there may be drawn.
// A landing is drawn on its beach and a fight at its bridge, not on the town's dot.
const NEARBY_KM: f64 = 25.0;

/// How far back towards the start of the line the next station may stand.
// Stations placed by description may be off by their own error; beyond that the list is in the wrong order.
const BACKWARDS_KM: f64 = 1.0;

/// Days before the range within which an event is the background to it; a year further off is a slip of the pen.
const BACKGROUND_DAYS: i32 = 5 * 366;

/// Checks the atlas as a whole.
pub(super) fn check(atlas: &Atlas, faults: &mut Vec<Fault>) {
    let names = &atlas.manifest.files;
    manifest(&atlas.manifest, faults);
    sources(atlas, faults);
    for place in &atlas.places {
        self::place(
            atlas,
            place,
            &mut Report::new(&names.places, &place.key, faults),
        );
    }
    for (index, railway) in atlas.railways.iter().enumerate() {
        let id = RailwayId::from_index(index);
        self::railway(
            atlas,
            id,
            railway,
            &mut Report::new(&names.railways, &railway.key, faults),
        );
    }
    for formation in &atlas.formations {
        self::formation(
            atlas,
            formation,
            &mut Report::new(&names.formations, &formation.key, faults),
        );
    }
    for event in &atlas.events {
        self::event(
            atlas,
            event,
            &mut Report::new(&names.events, &event.key, faults),
        );
    }
    for movement in &atlas.movements {
        self::movement(
            atlas,
            movement,
            &mut Report::new(&names.movements, &movement.key, faults),
        );
    }
    for occupation in &atlas.occupations {
        self::occupation(
            atlas,
            occupation,
            &mut Report::new(&names.occupation, &occupation.key, faults),
        );
    }
}

/// The faults of one record.
struct Report<'a> {
    file: &'a str,
    key: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Report<'a> {
    fn new(file: &'a str, key: &'a str, faults: &'a mut Vec<Fault>) -> Self {
        Self { file, key, faults }
    }

    fn fault(&mut self, field: &str, problem: impl Into<String>) {
        self.faults
            .push(Fault::of_field(self.file, self.key, field, problem));
    }

    /// A start that comes after its end.
    fn ordered(&mut self, field: &str, start: Option<&Edtf>, end: Option<&Edtf>) {
        if let (Some(start), Some(end)) = (start, end)
            && start.earliest > end.latest
        {
            self.fault(field, format!("{end} comes before {start}, the start"));
        }
    }

    /// A record that no day of the atlas shows.
    fn within_range(&mut self, extent: &TemporalExtent, atlas: &Atlas) {
        if !extent.possible.overlaps(&atlas.range()) {
            let (first, last) = (atlas.manifest.first, atlas.manifest.last);
            self.fault(
                "start_date",
                format!("it is on no day of the atlas, {first} to {last}"),
            );
        }
    }

    fn cited(&mut self, citations: &[Citation]) {
        if citations.is_empty() {
            self.fault("sources", "nobody says so");
        }
        let mut seen = BTreeSet::new();
        for (index, citation) in citations.iter().enumerate() {
            if !seen.insert((citation.source, citation.locator.as_deref())) {
                self.fault(
                    &format!("sources[{index}]"),
                    "the same passage is cited twice",
                );
            }
        }
    }

    /// A place that is said to be known better or worse than it is.
    fn placed(&mut self, placement: Placement, km: Option<f64>) {
        match (placement, km) {
            (_, Some(km)) if km <= 0.0 => {
                self.fault("placement_km", format!("{km} is not more than 0"))
            }
            (Placement::Approximate | Placement::OnLine, None) => {
                self.fault(
                    "placement_km",
                    "a placement that is not exact says within how many kilometres it is",
                );
            }
            _ => {}
        }
    }
}

fn manifest(manifest: &Manifest, faults: &mut Vec<Fault>) {
    let mut fault = |field: &str, problem: String| {
        faults.push(Fault {
            field: Some(field.to_owned()),
            ..Fault::of_file(crate::geodata::manifest::NAME, problem)
        });
    };
    let mut next = Some(manifest.first);
    for phase in &manifest.phases {
        if phase.interval.start != next {
            let wanted = next.map(|day| day.to_string()).unwrap_or_default();
            fault(
                "phases",
                format!(
                    "\"{}\" does not begin on {wanted}, where the one before ends",
                    phase.id
                ),
            );
        }
        next = phase.interval.end;
    }
    if !manifest.phases.is_empty() && next != Some(manifest.last + 1) {
        fault(
            "phases",
            format!(
                "the last phase does not end on {}, the last day",
                manifest.last
            ),
        );
    }
    if !manifest.frame.contains_box(&manifest.home) {
        fault(
            "home_km",
            "the opening view is not within the frame".to_owned(),
        );
    }
    let mut ids: Vec<&str> = manifest
        .phases
        .iter()
        .map(|phase| phase.id.as_str())
        .chain(manifest.sides.iter().map(|side| side.key.as_str()))
        .collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        if pair[0] == pair[1] {
            fault("sides", format!("the id \"{}\" is given twice", pair[0]));
        }
    }
    for (index, side) in manifest.sides.iter().enumerate() {
        let twin = manifest.sides[..index]
            .iter()
            .find(|other| other.shape == side.shape && other.colour_light == side.colour_light);
        if let Some(twin) = twin {
            fault(
                "sides",
                format!("\"{}\" looks like \"{}\"", side.key, twin.key),
            );
        }
    }
}

fn sources(atlas: &Atlas, faults: &mut Vec<Fault>) {
    let citations = atlas
        .places
        .iter()
        .map(|record| &record.citations)
        .chain(atlas.railways.iter().map(|record| &record.citations))
        .chain(atlas.formations.iter().map(|record| &record.citations))
        .chain(atlas.events.iter().map(|record| &record.citations))
        .chain(atlas.movements.iter().map(|record| &record.citations))
        .chain(atlas.occupations.iter().map(|record| &record.citations));
    let used: BTreeSet<usize> = citations
        .flatten()
        .map(|citation| citation.source.index())
        .collect();
    for (index, source) in atlas.sources.iter().enumerate() {
        let mut report = Report::new(&atlas.manifest.files.sources, &source.key, faults);
        if !used.contains(&index) {
            report.fault("id", "no record cites it");
        }
        if !CSL_TYPES.contains(&source.kind.as_str()) {
            report.fault(
                "type",
                format!("\"{}\" is no type of CSL-JSON 1.0.2", source.kind),
            );
        }
        if let Some(url) = &source.url
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            report.fault("URL", format!("\"{url}\" does not begin with https://"));
        }
    }
}

/// The types of CSL-JSON 1.0.2.
const CSL_TYPES: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

fn place(atlas: &Atlas, place: &Place, report: &mut Report) {
    report.cited(&place.citations);
    report.placed(place.placement, place.placement_km);
    for (index, id) in place.railways.iter().enumerate() {
        let Some(railway) = atlas.railways.get(id.index()) else {
            continue;
        };
        let is_station = railway.stations.iter().any(|station| {
            atlas
                .places
                .get(station.index())
                .is_some_and(|other| other.key == place.key)
        });
        if !is_station {
            report.fault(
                &format!("railways[{index}]"),
                format!("\"{}\" has no such station", railway.key),
            );
        }
    }
    if let Some(modern) = &place.modern
        && *modern == place.name.en
    {
        report.fault(
            "modern_en",
            "it is the name of the time; a name that has not changed is written null",
        );
    }
}

fn railway(atlas: &Atlas, id: RailwayId, railway: &Railway, report: &mut Report) {
    report.cited(&railway.citations);
    if railway.extent.possible.is_empty() {
        report.fault("closed", "it was closed before it was opened");
    }
    if let Some(length_km) = railway.length_km {
        let drawn_km = railway.path.length_km();
        if !(0.75..=1.1).contains(&(drawn_km / length_km)) {
            let problem = format!(
                "the drawn line has {drawn_km:.0} km, the published length is {length_km:.0} km"
            );
            report.fault("length_km", problem);
        }
    }
    let mut reached_km = 0.0_f64;
    for (index, station) in railway.stations.iter().enumerate() {
        let Some(place) = atlas.places.get(station.index()) else {
            continue;
        };
        let field = format!("stations[{index}]");
        if railway.stations[..index].contains(station) {
            report.fault(&field, format!("\"{}\" is named twice", place.key));
        }
        if !place.railways.contains(&id) {
            report.fault(
                &field,
                format!("\"{}\" does not name this railway among its own", place.key),
            );
        }
        let near = railway.path.nearest(place.at);
        if near.distance_km > STATION_KM {
            let problem = format!(
                "\"{}\" stands {:.1} km from the drawn line",
                place.key, near.distance_km
            );
            report.fault(&field, problem);
        }
        let slack_km = BACKWARDS_KM.max(place.placement_km.unwrap_or_default());
        if near.km < reached_km - slack_km {
            let back = reached_km - near.km;
            report.fault(
                &field,
                format!(
                    "\"{}\" stands {back:.1} km before the station before it",
                    place.key
                ),
            );
        }
        reached_km = reached_km.max(near.km);
    }
}

fn formation(atlas: &Atlas, formation: &Formation, report: &mut Report) {
    report.cited(&formation.citations);
    report.ordered("end_date", formation.start.as_ref(), formation.end.as_ref());
    if formation.start.is_some() || formation.end.is_some() {
        report.within_range(&formation.extent, atlas);
    }
    if let Some(parent) = formation
        .parent
        .and_then(|id| atlas.formations.get(id.index()))
        && parent.side != formation.side
    {
        report.fault("parent", format!("\"{}\" is of another side", parent.key));
    }
    for (index, commander) in formation.commanders.iter().enumerate() {
        let field = format!("commanders[{index}].end_date");
        report.ordered(&field, commander.start.as_ref(), commander.end.as_ref());
    }
}

fn event(atlas: &Atlas, event: &Event, report: &mut Report) {
    report.cited(&event.citations);
    report.ordered("end_date", Some(&event.start), Some(&event.end));
    if event.end.latest < atlas.manifest.first - BACKGROUND_DAYS
        || event.start.earliest > atlas.manifest.last
    {
        report.fault(
            "start_date",
            "it is neither in the range of the atlas nor in the years before",
        );
    }
    report.placed(event.placement, event.placement_km);
    if let Some(place) = atlas.places.get(event.place.index()) {
        let off_km = (place.at - event.at).length();
        let allowed_km = event.placement_km.unwrap_or_default().max(NEARBY_KM);
        if off_km > allowed_km {
            report.fault(
                "geometry",
                format!("it is {off_km:.0} km from \"{}\", its place", place.key),
            );
        }
    }
    if let Some(text) = &event.date_julian {
        // One day, or the first and the last with a slash between.
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let days = [event.start.earliest, event.end.latest];
        match (julian(first), julian(last)) {
            (Some(first), Some(last))
                if [first, last] == days || (first == last && days.contains(&first)) => {}
            (Some(first), Some(last)) => {
                let problem = format!(
                    "{text} Old Style is {first} to {last}, not {} to {}",
                    days[0], days[1]
                );
                report.fault("date_julian", problem);
            }
            _ => report.fault(
                "date_julian",
                format!("\"{text}\" is not a day written 1918-02-12, or two with a slash"),
            ),
        }
    }
}

/// The day of an Old Style date written `1918-02-12`.
fn julian(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let mut next = || parts.next();
    let (year, month, day) = (next()?, next()?, next()?);
    if next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    Day::from_julian(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Kilometres a day that nobody exceeded, by means of travel.
// Above the best of the time with a margin: express trains made 900 km in a day, cruisers 800, steamers downstream 300,
// cavalry 100, infantry 50; all measured along generalised lines.
fn fastest_km_per_day(mode: LegMode) -> f64 {
    match mode {
        LegMode::Rail => 1000.0,
        LegMode::Sea => 900.0,
        LegMode::River => 350.0,
        LegMode::Lake => 200.0,
        LegMode::Horse => 110.0,
        LegMode::March | LegMode::Track => 70.0,
    }
}

fn movement(atlas: &Atlas, movement: &Movement, report: &mut Report) {
    report.cited(&movement.citations);
    report.ordered("end_date", movement.start.as_ref(), movement.end.as_ref());
    if let Some(formation) = movement
        .formation
        .and_then(|id| atlas.formations.get(id.index()))
        && formation.side != movement.side
    {
        report.fault(
            "formation",
            format!("\"{}\" is of another side", formation.key),
        );
    }
    if let Some((first, last)) = movement.days() {
        let days = Interval::days(first, last);
        if !days.overlaps(&atlas.range()) {
            report.fault("waypoints", "it is on no day of the atlas");
        }
        if !movement.extent.possible.contains(first) {
            report.fault(
                "start_date",
                format!("the movement is drawn from {first}, before it"),
            );
        }
        if !movement.extent.possible.contains(last) {
            report.fault(
                "end_date",
                format!("the movement is drawn until {last}, after it"),
            );
        }
    }
    for (index, waypoint) in movement.waypoints.iter().enumerate() {
        near_its_place(
            atlas,
            waypoint.place,
            waypoint.at,
            &format!("waypoints[{index}].place"),
            report,
        );
    }
    for (index, (leg, ends)) in movement
        .legs
        .iter()
        .zip(movement.waypoints.windows(2))
        .enumerate()
    {
        let field = format!("legs[{index}]");
        let length_km = leg.path.length_km();
        let straight_km = (leg.path.end() - leg.path.start()).length();
        if leg.mode == LegMode::Rail && length_km > 2.0 * straight_km + 100.0 {
            let problem = format!(
                "the way by rail is {length_km:.0} km for {straight_km:.0} km as the crow flies"
            );
            report.fault(&field, problem);
        }
        if leg.mode == LegMode::River && leg.path.points().len() <= 2 && straight_km > 30.0 {
            report.fault(&field, "no river leads from one end to the other");
        }
        // Whoever left in the morning of one day and came in the evening of the next travelled two.
        let days = f64::from(ends[1].day - ends[0].day) + 1.0;
        if leg.attested && length_km / days > fastest_km_per_day(leg.mode) {
            report.fault(
                &field,
                format!(
                    "{length_km:.0} km within {days:.0} × 24 hours is faster than anybody went"
                ),
            );
        }
    }
}

/// Something drawn far from the place it is said to be at.
fn near_its_place(atlas: &Atlas, place: PlaceId, at: MapPoint, field: &str, report: &mut Report) {
    let Some(place) = atlas.places.get(place.index()) else {
        return;
    };
    let off_km = (place.at - at).length();
    if off_km > NEARBY_KM.max(place.placement_km.unwrap_or_default()) {
        report.fault(
            field,
            format!("it is drawn {off_km:.0} km from \"{}\"", place.key),
        );
    }
}

fn occupation(atlas: &Atlas, occupation: &Occupation, report: &mut Report) {
    report.cited(&occupation.citations);
    report.ordered("end_date", Some(&occupation.start), Some(&occupation.end));
    report.within_range(&occupation.extent, atlas);
    for (index, id) in occupation.formations.iter().enumerate() {
        same_side(atlas, occupation.side, id.index(), index, report);
    }
    if occupation.places.is_empty() && occupation.tier != Tier::Zone {
        report.fault("places", "it speaks of no place");
    }
    if occupation.grade == Grade::Claimed && occupation.document.is_none() {
        report.fault(
            "document",
            "what is claimed is claimed by some text; name it",
        );
    }
    match &occupation.geometry {
        OccupationGeometry::Points(points) if occupation.tier == Tier::Garrison => {
            for (index, (place, at)) in occupation.places.iter().zip(points).enumerate() {
                near_its_place(atlas, *place, *at, &format!("places[{index}]"), report);
            }
        }
        OccupationGeometry::Points(_) | OccupationGeometry::Area(_) => {}
        OccupationGeometry::Section(section) => self::section(atlas, occupation, section, report),
    }
}

fn same_side(atlas: &Atlas, side: SideId, formation: usize, index: usize, report: &mut Report) {
    if let Some(formation) = atlas.formations.get(formation)
        && formation.side != side
    {
        report.fault(
            &format!("formations[{index}]"),
            format!("\"{}\" is of another side", formation.key),
        );
    }
}

fn section(
    atlas: &Atlas,
    occupation: &Occupation,
    section: &crate::model::HeldSection,
    report: &mut Report,
) {
    for (index, point) in section.points.iter().enumerate() {
        let field = |name: &str| format!("points[{index}].{name}");
        let at = section.track.path.point_at(point.km);
        near_its_place(atlas, point.place, at, &field("place"), report);
        if !occupation.places.contains(&point.place) {
            report.fault(&field("place"), "it is not among the record's places");
        }
        if point.gained_day >= point.lost_day {
            let problem = format!(
                "it is lost after {} but gained on {}",
                point.lost_day - 1,
                point.gained_day
            );
            report.fault(&field("lost"), problem);
        }
        let possible = occupation.extent.possible;
        if !possible.contains(point.gained_day) {
            report.fault(
                &field("gained"),
                format!("{} is not within the record's dates", point.gained_day),
            );
        }
        if !possible.contains(point.lost_day - 1) {
            report.fault(
                &field("lost"),
                format!("{} is not within the record's dates", point.lost_day - 1),
            );
        }
    }
    for (index, pair) in section.points.windows(2).enumerate() {
        if pair[1].km <= pair[0].km {
            report.fault(
                &format!("points[{}].place", index + 1),
                "it is where the point before it is",
            );
        }
    }
    for pair in section.track.railways.windows(2) {
        let ((a, from_a, to_a), (b, from_b, to_b)) = (pair[0], pair[1]);
        if a == b && (to_a > from_a) != (to_b > from_b) {
            let key = atlas
                .railways
                .get(a.index())
                .map_or("", |railway| railway.key.as_str());
            report.fault("points", format!("the track turns back at kilometre {to_a:.0} of \"{key}\": the points are out of order"));
        }
    }
}
