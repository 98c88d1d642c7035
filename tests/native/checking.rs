//! The validator finds what is wrong, and nothing in what is right.

use atlas::geodata;

use crate::folder::{Folder, list};

#[test]
fn a_campaign_that_never_was_passes() {
    let faults = geodata::check(&Folder::fixture().files);
    assert_eq!(list(&faults), "");
}

/// One fault each: a file, a piece of it, what to put in its place, and the sentence that must be found.
const BROKEN: [(&str, &str, &str, &str); 28] = [
    // How files are written.
    (
        "places.geojson",
        "}},\n{",
        "}},{",
        "places.geojson, feature \"birch\": it does not have line 2 to itself.",
    ),
    (
        "places.geojson",
        "\"id\":\"alder\"",
        "\"id\":\"zalder\"",
        "places.geojson, feature \"birch\", field \"id\": it comes after \"zalder\"; records are sorted by id.",
    ),
    (
        "places.geojson",
        "\"id\":\"alder\"",
        "\"id\":\"Alder\"",
        "places.geojson, feature \"Alder\", field \"id\": an id is made of lower-case letters a–z, digits and hyphens.",
    ),
    (
        "places.geojson",
        "[20.5,-10.4]",
        "[20.50001,-10.4]",
        "places.geojson, feature \"dell\", field \"geometry\": [20.50001, -10.4] has more than 4 decimals.",
    ),
    (
        "places.geojson",
        "[20.5,-10.4]",
        "[20.5,-10]",
        "places.geojson, feature \"dell\", field \"geometry\": it is the geometry of \"birch\" again.",
    ),
    (
        "places.geojson",
        "\"name_en\":\"Dell\"",
        "\"name_en\":\"Dell \"",
        "places.geojson, feature \"dell\", field \"name_en\": there is space before or after the text.",
    ),
    (
        "places.geojson",
        "\"rank\":1",
        "\"rank\":1,\"colour\":\"red\"",
        "places.geojson, feature \"alder\", field \"colour\": there is no such field.",
    ),
    (
        "occupation.geojson",
        "[[20,-10.5],[21,-10.5],[21,-9.8],[20,-9.8],[20,-10.5]]",
        "[[20,-10.5],[20,-9.8],[21,-9.8],[21,-10.5],[20,-10.5]]",
        "occupation.geojson, feature \"neutral-zone\", field \"geometry\": ring 0 runs clockwise; by RFC 7946 outer rings \
         run counter-clockwise and holes clockwise.",
    ),
    (
        "occupation.geojson",
        "[20,-9.8],[20,-10.5]]",
        "[20,-9.8]]",
        "occupation.geojson, feature \"neutral-zone\", field \"geometry\": ring 0 is not closed.",
    ),
    (
        "movements.geojson",
        "[22,-11],[19.8,-10.6]",
        "[22,-11],[19.8,-20.6]",
        "movements.geojson, feature \"advance-to-dell\", field \"geometry\": [19.8, -20.6] lies outside the frame of the \
         map.",
    ),
    // Whether records agree.
    (
        "atlas.json",
        "\"start_date\": \"1900-07-01\"",
        "\"start_date\": \"1900-07-02\"",
        "atlas.json, field \"phases\": \"truce\" does not begin on 1900-07-01, where the one before ends.",
    ),
    (
        "sources.json",
        "\"type\":\"book\"",
        "\"type\":\"scroll\"",
        "sources.json, record \"gazette\", field \"type\": \"scroll\" is no type of CSL-JSON 1.0.2.",
    ),
    (
        "places.geojson",
        "\"key\":\"general-knowledge\",\"locator\":null,\"checked\":false",
        "\"key\":\"gazette\",\"locator\":null,\"checked\":false",
        "sources.json, record \"general-knowledge\", field \"id\": no record cites it.",
    ),
    (
        "places.geojson",
        "\"sources\":[{\"key\":\"gazette\",\"locator\":null,\"checked\":true}]",
        "\"sources\":[]",
        "places.geojson, feature \"alder\", field \"sources\": nobody says so.",
    ),
    (
        "places.geojson",
        "\"placement_km\":2",
        "\"placement_km\":null",
        "places.geojson, feature \"birch\", field \"placement_km\": a placement that is not exact says within how many \
         kilometres it is.",
    ),
    (
        "places.geojson",
        "\"railways\":[\"dell-branch\"]",
        "\"railways\":[\"coast-line\"]",
        "places.geojson, feature \"dell\", field \"railways[0]\": \"coast-line\" has no such station.",
    ),
    (
        "railways.geojson",
        "[\"alder\",\"birch\",\"cedar\"]",
        "[\"alder\",\"cedar\",\"birch\"]",
        "railways.geojson, feature \"coast-line\", field \"stations[2]\": \"birch\" stands 54.9 km before the station \
         before it.",
    ),
    (
        "railways.geojson",
        "\"length_km\":112",
        "\"length_km\":212",
        "railways.geojson, feature \"coast-line\", field \"length_km\": the drawn line has 110 km, the published length \
         is 212 km.",
    ),
    (
        "events.geojson",
        "\"end_date\":\"1900-04-04\"",
        "\"end_date\":\"1900-03-04\"",
        "events.geojson, feature \"battle-of-cedar\", field \"end_date\": 1900-03-04 comes before 1900-04-02, the start.",
    ),
    (
        "events.geojson",
        "\"1900-02-21\"",
        "\"1900-02-22\"",
        "events.geojson, feature \"landing-at-alder\", field \"date_julian\": 1900-02-22 Old Style is 1900-03-06 to \
         1900-03-06, not 1900-03-05 to 1900-03-05.",
    ),
    (
        "events.geojson",
        "\"place\":\"cedar\"",
        "\"place\":\"alder\"",
        "events.geojson, feature \"battle-of-cedar\", field \"geometry\": it is 110 km from \"alder\", its place.",
    ),
    (
        "formations.json",
        "\"id\":\"first-army\",\"side\":\"blue\"",
        "\"id\":\"first-army\",\"side\":\"red\"",
        "formations.json, record \"second-regiment\", field \"parent\": \"first-army\" is of another side.",
    ),
    (
        "movements.geojson",
        "\"waypoints\":[{\"vertex\":0,\"place\":\"elm\",\"date\":\"1900-03-01\"",
        "\"waypoints\":[{\"vertex\":0,\"place\":\"elm\",\"date\":\"1900-02-01\"",
        "movements.geojson, feature \"advance-to-dell\", field \"start_date\": the movement is drawn from 1900-02-01, \
         before it.",
    ),
    (
        "movements.geojson",
        "[22,-11],[19.8,-10.6]",
        "[22,-11],[21.5,-9.5]",
        "movements.geojson, feature \"advance-to-dell\", field \"legs[0]\": the ship is on land at",
    ),
    (
        "movements.geojson",
        "\"date\":\"1900-05-03\",\"interpolated_date\":null,\"certainty\":\"exact\"",
        "\"date\":\"1900-05-03\",\"interpolated_date\":null,\"certainty\":\"unknown\"",
        "movements.geojson, feature \"patrol-to-ford\", field \"waypoints[1].certainty\": a waypoint is unknown if it has \
         no date, and only then.",
    ),
    (
        "occupation.geojson",
        "\"lost\":\"1900-09-30\"",
        "\"lost\":\"1900-03-30\"",
        "occupation.geojson, feature \"coast-line-1900\", field \"points[2].lost\": it is lost after 1900-03-30 but \
         gained on 1900-04-04.",
    ),
    (
        "occupation.geojson",
        "\"document\":\"Convention of Alder\"",
        "\"document\":null",
        "occupation.geojson, feature \"neutral-zone\", field \"document\": what is claimed is claimed by some text; name \
         it.",
    ),
    (
        "occupation.geojson",
        "\"places\":[\"alder\",\"birch\",\"cedar\"]",
        "\"places\":[\"alder\",\"cedar\"]",
        "occupation.geojson, feature \"coast-line-1900\", field \"points[1].place\": it is not among the record's places.",
    ),
];

#[test]
fn every_slip_is_found() {
    let mut missed = Vec::new();
    for (file, from, to, expected) in BROKEN {
        let faults = list(&geodata::check(
            &Folder::fixture().with(file, from, to).files,
        ));
        if !faults.contains(expected) {
            missed.push(format!(
                "{file}: {to}\n  wants: {expected}\n  found: {faults}"
            ));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn stations_out_of_order_turn_the_track_back() {
    let folder = Folder::fixture()
        .with(
            "occupation.geojson",
            "[[20,-10],[20.5,-10],[21,-10]]",
            "[[20,-10],[21,-10],[20.5,-10]]",
        )
        .with(
            "occupation.geojson",
            "{\"place\":\"birch\",\"gained\":null",
            "{\"place\":\"cedar\",\"gained\":null",
        )
        .with(
            "occupation.geojson",
            "{\"place\":\"cedar\",\"gained\":\"1900-04-04\"",
            "{\"place\":\"birch\",\"gained\":\"1900-04-04\"",
        );
    let faults = list(&geodata::check(&folder.files));
    assert!(
        faults.contains("the track turns back at kilometre 110 of \"coast-line\""),
        "{faults}"
    );
}

#[test]
fn nobody_marches_as_fast_as_a_train() {
    let folder = Folder::fixture()
        .with(
            "movements.geojson",
            "\"legs\":[\"river\"]",
            "\"legs\":[\"march\"]",
        )
        .with(
            "movements.geojson",
            "\"end_date\":\"1900-05-03\"",
            "\"end_date\":\"1900-05-01\"",
        )
        .with(
            "movements.geojson",
            "\"date\":\"1900-05-03\"",
            "\"date\":\"1900-05-01\"",
        );
    let faults = list(&geodata::check(&folder.files));
    assert!(
        faults.contains("78 km within 1 × 24 hours is faster than anybody went"),
        "{faults}"
    );
}

#[test]
fn a_folder_without_its_manifest_says_so_and_no_more() {
    let faults = list(&geodata::check(
        &Folder::fixture().without("atlas.json").files,
    ));
    assert_eq!(faults, "atlas.json: it is missing.");
}
