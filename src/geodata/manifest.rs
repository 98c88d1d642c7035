//! `atlas.json`: what makes an atlas the atlas of one campaign.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::fault::Fault;
use super::fields::{Fields, is_key};
use super::file;
use crate::model::{
    BaseFiles, Credit, FileNames, Manifest, Phase, Reach, Relief, Rgb, Side, SideId,
};
use crate::space::{LngLat, MapPoint, MapRect, Projection};
use crate::time::Interval;

/// The name by which faults speak of the file.
pub(super) const NAME: &str = "atlas.json";

/// The version of the file formats this program reads.
const FORMAT: u32 = 1;

/// The kind of projection this program knows.
const PROJECTION: &str = "lambert-azimuthal-equal-area";

/// Reads `atlas.json`. Everything else hangs from it, so that any fault in it is reason to stop.
///
/// # Errors
///
/// Every fault of the file.
pub fn manifest(bytes: &[u8]) -> Result<Manifest, Vec<Fault>> {
    let object: Map<String, Value> = file::utf8(NAME, bytes)
        .and_then(|text| {
            serde_json::from_str(text).map_err(|error| file::unreadable(NAME, text, &error))
        })
        .map_err(|fault| vec![fault])?;
    let (mut faults, mut unread) = (Vec::new(), BTreeSet::new());
    let mut fields = Fields::of_object(NAME, object, &mut faults, &mut unread);
    let manifest = read(&mut fields);
    fields.finish();
    match manifest {
        Some(manifest) if faults.is_empty() => Ok(manifest),
        _ => Err(faults),
    }
}

fn read(fields: &mut Fields) -> Option<Manifest> {
    fields.whole("format", FORMAT..=FORMAT);
    let id = fields.text("id");
    let title = fields.translated("title");
    let subtitle = fields.translated("subtitle");
    let summary = fields.translated("summary");
    let range = fields.object("range", |range| {
        let (first, last) = (range.day("start_date"), range.day("end_date"));
        Some((first?, last?))
    });
    let opening = fields.day("opening_date");
    // Says how the files' dates are meant to whoever reads the folder; the program has one calendar.
    fields.maybe_text("calendar_note");
    let projection = fields.object("projection", projection);
    let frame = fields.object("frame_km", rect);
    let home = fields.object("home_km", rect);
    let reach = fields.object("reach_km", reach);
    let phases = fields.objects("phases", phase);
    let sides = fields.objects("sides", side);
    let occupier = fields.text("occupier");
    let files = fields.object("files", files);
    let credits = fields.objects("credits", credit);

    let sides = sides.into_iter().collect::<Option<Vec<Side>>>()?;
    let occupier = occupier?;
    let occupier = sides.iter().position(|side| side.key == occupier);
    if occupier.is_none() {
        fields.fault("occupier", "it is none of the sides");
    }
    let (first, last) = range?;
    let opening = opening?;
    if first > last {
        fields.fault(
            "range.end_date",
            format!("{last} comes before {first}, the start"),
        );
    }
    if !(first..=last).contains(&opening) {
        fields.fault(
            "opening_date",
            format!("{opening} is not in the range, {first} to {last}"),
        );
    }
    let (projection_centre, projection) = projection?;
    Some(Manifest {
        id: id?,
        title: title?,
        subtitle: subtitle?,
        summary: summary?,
        first,
        last,
        opening,
        projection,
        projection_centre,
        frame: frame?,
        home: home?,
        reach: reach?,
        phases: phases.into_iter().collect::<Option<_>>()?,
        sides,
        occupier: SideId::from_index(occupier?),
        files: files?,
        credits: credits.into_iter().collect::<Option<_>>()?,
    })
}

fn projection(fields: &mut Fields) -> Option<(LngLat, Projection)> {
    let kind = fields.text("kind");
    let (lng, lat) = (fields.number("longitude"), fields.number("latitude"));
    let radius_km = fields.number("radius_km");
    let kind = kind?;
    if kind != PROJECTION {
        fields.fault(
            "kind",
            format!("\"{kind}\" is not known; this program draws {PROJECTION}"),
        );
        return None;
    }
    let (centre, radius_km) = (
        LngLat {
            lng: lng?,
            lat: lat?,
        },
        radius_km?,
    );
    if !(-180.0..=180.0).contains(&centre.lng) || !(-90.0..=90.0).contains(&centre.lat) {
        fields.fault(
            "longitude",
            "the centre is not a longitude and a latitude in degrees",
        );
        return None;
    }
    if radius_km <= 0.0 {
        fields.fault("radius_km", "it is not more than 0");
        return None;
    }
    Some((centre, Projection::laea(centre, radius_km)))
}

fn rect(fields: &mut Fields) -> Option<MapRect> {
    let (west, south) = (fields.number("west"), fields.number("south"));
    let (east, north) = (fields.number("east"), fields.number("north"));
    let (west, south, east, north) = (west?, south?, east?, north?);
    if west >= east {
        fields.fault("east", format!("{east} is not east of {west}"));
        return None;
    }
    if south >= north {
        fields.fault("north", format!("{north} is not north of {south}"));
        return None;
    }
    Some(MapRect::new(
        MapPoint::new(west, south),
        MapPoint::new(east, north),
    ))
}

fn reach(fields: &mut Fields) -> Option<Reach> {
    let default_km = fields.number("default");
    let reason = fields.translated_flat("reason");
    let default_km = default_km?;
    if default_km < 0.0 {
        fields.fault("default", "it is less than 0");
        return None;
    }
    Some(Reach {
        default_km,
        reason: reason?,
    })
}

fn phase(fields: &mut Fields) -> Option<Phase> {
    let id = id(fields);
    let (first, last) = (fields.day("start_date"), fields.day("end_date"));
    let name = fields.translated("name");
    let (first, last) = (first?, last?);
    if first > last {
        fields.fault(
            "end_date",
            format!("{last} comes before {first}, the start"),
        );
        return None;
    }
    Some(Phase {
        id: id?,
        interval: Interval::days(first, last),
        name: name?,
    })
}

fn side(fields: &mut Fields) -> Option<Side> {
    let key = id(fields);
    let name = fields.translated("name");
    let colours = fields.object("colour", |colours| {
        let (light, dark) = (colour(colours, "light"), colour(colours, "dark"));
        Some((light?, dark?))
    });
    let shape = fields.word("shape");
    let (colour_light, colour_dark) = colours?;
    Some(Side {
        key: key?,
        name: name?,
        colour_light,
        colour_dark,
        shape: shape?,
    })
}

fn id(fields: &mut Fields) -> Option<String> {
    let id = fields.text("id")?;
    if !is_key(&id) {
        fields.fault(
            "id",
            "an id is made of lower-case letters a–z, digits and hyphens",
        );
        return None;
    }
    Some(id)
}

/// A colour written `#rrggbb`.
fn colour(fields: &mut Fields, field: &str) -> Option<Rgb> {
    let text = fields.text(field)?;
    let parsed = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let Some(number) = parsed else {
        fields.fault(field, format!("\"{text}\" is not a colour written #rrggbb"));
        return None;
    };
    let [_, r, g, b] = number.to_be_bytes();
    Some(Rgb { r, g, b })
}

fn files(fields: &mut Fields) -> Option<FileNames> {
    let sources = file_name(fields, "sources");
    let formations = file_name(fields, "formations");
    let places = file_name(fields, "places");
    let railways = file_name(fields, "railways");
    let events = file_name(fields, "events");
    let movements = file_name(fields, "movements");
    let occupation = file_name(fields, "occupation");
    let base = fields.objects("base", base_files);
    let relief = fields.maybe_object("relief", relief);

    let base = base.into_iter().collect::<Option<Vec<BaseFiles>>>()?;
    if base
        .windows(2)
        .any(|pair| pair[0].from_km_per_px <= pair[1].from_km_per_px)
    {
        fields.fault("base", "the levels do not go from coarse to fine");
    }
    if base
        .last()
        .is_none_or(|finest| finest.from_km_per_px != 0.0)
    {
        fields.fault(
            "base",
            "the last, finest level must be meant for resolutions from 0",
        );
    }
    Some(FileNames {
        sources: sources?,
        formations: formations?,
        places: places?,
        railways: railways?,
        events: events?,
        movements: movements?,
        occupation: occupation?,
        base,
        relief,
    })
}

fn base_files(fields: &mut Fields) -> Option<BaseFiles> {
    let from_km_per_px = fields.number("from_km_per_px");
    let land = file_name(fields, "land");
    let coast = file_name(fields, "coast");
    let lakes = file_name(fields, "lakes");
    let rivers = file_name(fields, "rivers");
    let state_lines = file_name(fields, "state_lines");
    let province_lines = file_name(fields, "province_lines");
    Some(BaseFiles {
        from_km_per_px: from_km_per_px?,
        land: land?,
        coast: coast?,
        lakes: lakes?,
        rivers: rivers?,
        state_lines: state_lines?,
        province_lines: province_lines?,
    })
}

fn relief(fields: &mut Fields) -> Option<Relief> {
    let file = file_name(fields, "file");
    let frame = fields.object("frame_km", rect);
    let neutral = fields.whole("neutral", 0..=255);
    Some(Relief {
        file: file?,
        frame: frame?,
        neutral: neutral? as u8,
    })
}

/// The name of a file in the folder of `atlas.json` or below it, never elsewhere.
fn file_name(fields: &mut Fields, field: &str) -> Option<String> {
    let name = fields.text(field)?;
    let plain = name
        .split('/')
        .all(|part| !part.is_empty() && part != "." && part != "..")
        && !name.contains(['\\', ':', '?', '#', '%']);
    if !plain {
        fields.fault(
            field,
            format!("\"{name}\" is not the name of a file beside atlas.json or in a folder there"),
        );
        return None;
    }
    Some(name)
}

fn credit(fields: &mut Fields) -> Option<Credit> {
    let what = fields.translated("what");
    let text = fields.text("text");
    let licence = fields.text("licence");
    Some(Credit {
        what: what?,
        text: text?,
        licence: licence?,
    })
}
