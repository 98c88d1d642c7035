//! The words for what `model` knows as enums.

use super::{Words, choose};
use crate::model::{
    Certainty, Control, DateBasis, Echelon, EventKind, Grade, Language, LegMode, PlaceKind,
    Placement, Tier,
};

macro_rules! vocabulary {
    ($type:ident { $($variant:ident: $english:literal, $japanese:literal, $russian:literal;)+ }) => {
        impl Words for $type {
            fn words(self, language: Language) -> &'static str {
                match self {
                    $(Self::$variant => choose(language, $english, $japanese, $russian),)+
                }
            }
        }
    };
}

vocabulary! { PlaceKind {
    Capital: "capital", "首都", "столица";
    City: "city", "都市", "город";
    Town: "town", "町", "небольшой город";
    Port: "port", "港", "порт";
    Village: "village", "村", "село";
    Station: "railway station", "駅", "железнодорожная станция";
    Siding: "siding", "信号場", "разъезд";
    Fort: "fortress", "要塞", "крепость";
    Mine: "mine", "鉱山", "рудник";
    Island: "island", "島", "остров";
    Cape: "cape", "岬", "мыс";
    Region: "region", "地方", "край";
    Water: "water", "水域", "акватория";
} }

vocabulary! { EventKind {
    Battle: "battle", "戦闘", "бой";
    Capture: "change of hands", "占領", "занятие";
    Landing: "landing", "上陸", "высадка";
    Withdrawal: "withdrawal", "撤退", "уход войск";
    Uprising: "uprising", "蜂起", "восстание";
    Agreement: "agreement", "協定", "соглашение";
    Conference: "conference", "会議", "переговоры";
    Political: "politics", "政治", "политика";
    Atrocity: "atrocity", "残虐行為", "злодеяние";
    Massacre: "massacre", "虐殺", "массовое убийство";
    Disaster: "disaster", "災害", "бедствие";
    Economic: "economy", "経済", "экономика";
    Humanitarian: "relief", "救援", "помощь";
} }

vocabulary! { Echelon {
    Army: "army", "軍", "армия";
    Headquarters: "headquarters", "司令部", "штаб";
    Corps: "corps", "軍団", "корпус";
    Division: "division", "師団", "дивизия";
    Brigade: "brigade", "旅団", "бригада";
    Regiment: "regiment", "連隊", "полк";
    Battalion: "battalion", "大隊", "батальон";
    Detachment: "detachment", "支隊", "отряд";
    Flotilla: "flotilla", "艦隊", "флотилия";
    Ship: "ship", "艦船", "корабль";
    NavalForce: "naval force", "海軍部隊", "морские силы";
    ArmouredTrain: "armoured train", "装甲列車", "бронепоезд";
    Mission: "military mission", "軍事使節団", "военная миссия";
    Partisans: "partisans", "パルチザン", "партизаны";
    Technical: "technical troops", "技術部隊", "технические войска";
} }

vocabulary! { Certainty {
    High: "high: several good sources agree", "高い（複数の良質な史料が一致）", "высокая: хорошие источники согласны";
    Medium: "medium: one good source, or several weak ones", "中程度（良質な史料が一つ、または弱い史料が複数）", "средняя: один хороший источник или несколько слабых";
    Low: "low: weak sources, or general knowledge only", "低い（弱い史料、または一般的知識のみ）", "низкая: слабые источники или общие сведения";
} }

vocabulary! { Tier {
    Garrison: "garrison", "守備隊", "гарнизон";
    Line: "line under guard", "警備線", "охраняемая линия";
    Zone: "claimed or agreed zone", "主張・合意された区域", "заявленная или согласованная зона";
    Absence: "stated absence", "不在の記録", "отмеченное отсутствие";
} }

vocabulary! { Control {
    Firm: "firm", "確実", "прочный";
    Contested: "contested", "争奪中", "оспариваемый";
    Nominal: "in name only", "名目のみ", "номинальный";
} }

vocabulary! { Grade {
    Reported: "a source names it", "史料に記載", "назван в источнике";
    Inferred: "inferred: it lies between reported points", "推定（記載された地点の間にある）", "вывод: лежит между названными точками";
    Claimed: "a document claims it", "文書による主張", "заявлен в документе";
} }

vocabulary! { DateBasis {
    Source: "a source that was read", "確認した史料", "прочитанном источнике";
    Partial: "a source, part of it not verified", "一部未確認の史料", "источнике, проверенном не полностью";
    Standard: "the handbooks; not checked again", "概説書（再確認なし）", "справочниках, без новой проверки";
    General: "general knowledge", "一般的知識", "общих сведениях";
} }

vocabulary! { LegMode {
    Rail: "by rail", "鉄道", "по железной дороге";
    Sea: "by sea", "海路", "морем";
    River: "by river", "河川", "по реке";
    March: "on foot", "徒歩", "пешком";
    Horse: "mounted", "騎馬", "верхом";
    Lake: "across the lake", "湖上", "по озеру";
    Track: "by road", "陸路", "по дороге";
} }

vocabulary! { Placement {
    Exact: "from a gazetteer", "地名辞典による", "по географическому справочнику";
    Approximate: "approximate", "おおよそ", "приблизительно";
    OnLine: "by its distance along the railway", "線路の距離による", "по расстоянию на линии";
    Unknown: "not known; shown where the region's name stands", "不明（地方名の位置に表示）", "неизвестно; показано у названия края";
} }
