//! `formations.json`: the order of battle.

use super::fields::{Fields, Noun};
use super::register::Register;
use crate::model::{Commander, Formation, PlaceId, SideId, SourceId, Strength};
use crate::time::TemporalExtent;

pub(super) const NOUN: Noun = Noun {
    one: "formation",
    many: "formations",
};

/// The member of the file that holds the records.
pub(super) const MEMBER: &str = "formations";

/// One formation, with the id of its parent: it can be resolved only when all are read.
pub(super) fn read(
    fields: &mut Fields,
    sides: &Register<SideId>,
    places: &Register<PlaceId>,
    sources: &Register<SourceId>,
) -> Option<(Formation, Option<String>)> {
    let side = fields.reference("side", sides);
    let parent = fields.maybe_text("parent");
    let echelon = fields.word("echelon");
    let name = fields.name();
    let summary = fields.summary();
    let start = fields.maybe_date("start_date");
    let end = fields.maybe_date("end_date");
    let base = fields.maybe_reference("base", places);
    let commanders = fields.objects("commanders", commander);
    let strengths = fields.objects("strengths", strength);
    let disagreements = fields.texts("disagreements");
    let certainty = fields.word("certainty");
    let citations = fields.citations(sources);

    let formation = Formation {
        key: fields.key(),
        side: side?,
        parent: None,
        echelon: echelon?,
        name: name?,
        summary,
        start,
        end,
        extent: TemporalExtent::from_edtf(start.as_ref(), end.as_ref()),
        base,
        commanders: commanders.into_iter().flatten().collect(),
        strengths: strengths.into_iter().flatten().collect(),
        disagreements,
        certainty: certainty?,
        citations,
    };
    Some((formation, parent))
}

fn commander(fields: &mut Fields) -> Option<Commander> {
    let name = fields.text("name");
    let role = fields.maybe_text("role");
    let start = fields.maybe_date("start_date");
    let end = fields.maybe_date("end_date");
    Some(Commander {
        name: name?,
        role,
        start,
        end,
    })
}

fn strength(fields: &mut Fields) -> Option<Strength> {
    let date = fields.maybe_date("date");
    let men = fields.maybe_whole("men", 0..=u32::MAX);
    let text = fields.maybe_text("text");
    let source = fields.maybe_text("source");
    if men.is_none() && text.is_none() {
        fields.fault("men", "a strength has neither men nor text");
        return None;
    }
    Some(Strength {
        date,
        men,
        text,
        source,
    })
}
