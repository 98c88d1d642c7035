//! The fixed texts of the interface.

use super::{Words, choose};
use crate::model::Language;

macro_rules! messages {
    ($($name:ident: $english:literal, $japanese:literal, $russian:literal;)+) => {
        /// A fixed text of the interface; documented by its English.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Message {
            $(#[doc = $english] $name,)+
        }

        impl Message {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }

        impl Words for Message {
            fn words(self, language: Language) -> &'static str {
                match self {
                    $(Self::$name => choose(language, $english, $japanese, $russian),)+
                }
            }
        }
    };
}

messages! {
    // The page
    SkipToMap: "Skip to the map", "地図へ移動", "Перейти к карте";
    Language: "Language", "言語", "Язык";
    ThemeSystem: "Theme: as the system", "表示：システムに合わせる", "Тема: как в системе";
    ThemeLight: "Theme: light", "表示：明るい", "Тема: светлая";
    ThemeDark: "Theme: dark", "表示：暗い", "Тема: тёмная";
    Close: "Close", "閉じる", "Закрыть";
    Opening: "Opening the atlas", "地図帳を開いています", "Атлас открывается";
    CannotOpen: "The atlas cannot be opened", "地図帳を開けません", "Атлас не открывается";
    CannotOpenWhy: "One file says what this atlas is about and which others belong to it. Without it there is nothing to show.",
        "この地図帳が何を扱い、どのファイルから成るかは、次のファイルに書かれています。これがなければ何も表示できません。",
        "Один файл описывает, чему посвящён атлас и из каких файлов он состоит. Без него показать нечего.";
    CannotOpenHelp: "If the page was only just published, wait a moment and try again. If it is your own copy, look whether the folder is complete.",
        "公開された直後であれば、少し待ってからもう一度お試しください。ご自分で用意した複製であれば、フォルダーがそろっているか確かめてください。",
        "Если страница только что опубликована, подождите немного и попробуйте снова. Если это ваша копия, проверьте, полна ли папка.";
    TryAgain: "Try again", "もう一度試す", "Попробовать снова";
    FaultsHeading: "Some of the data could not be used. The rest of the map stands.",
        "一部のデータを利用できませんでした。地図のほかの部分はそのまま表示されます。",
        "Часть данных использовать не удалось. Остальная карта на месте.";
    NotesHeading: "Part of this address could not be followed.",
        "このアドレスの一部は解釈できませんでした。",
        "Часть этого адреса не удалось понять.";
    Dismiss: "Dismiss", "閉じる", "Скрыть";

    IntroHow: "Press play, or choose anything on the map to read what is known of it, and from whom.",
        "再生を押すか、地図上のものを選ぶと、それについて分かっていることと出典を読めます。",
        "Нажмите «Воспроизвести» или выберите что угодно на карте, чтобы прочесть, что о нём известно и от кого.";

    // The date
    TimelineRegion: "Timeline", "年表", "Шкала времени";
    Date: "Date", "日付", "Дата";
    Play: "Play", "再生", "Воспроизвести";
    Pause: "Pause", "一時停止", "Пауза";
    DayBack: "One day back", "一日戻る", "На день назад";
    DayOn: "One day on", "一日進む", "На день вперёд";
    ChangeBack: "Previous change", "前の変化へ", "Предыдущее изменение";
    ChangeOn: "Next change", "次の変化へ", "Следующее изменение";
    Player: "Player", "再生の操作", "Проигрыватель";
    Speed: "Speed", "速さ", "Скорость";
    OldStyle: "Old Style", "ロシア旧暦", "ст. ст.";

    // The map
    MapRegion: "Map", "地図", "Карта";
    MapKeys: "Arrow keys move the map, plus and minus zoom, Home shows the whole. Enter opens what is nearest to the middle.",
        "矢印キーで地図を動かし、プラスとマイナスで拡大・縮小し、Homeキーで全体を表示します。Enterキーで中央に最も近いものを開きます。",
        "Стрелки двигают карту, плюс и минус меняют масштаб, Home показывает всё. Enter открывает ближайшее к середине.";
    ZoomIn: "Zoom in", "拡大", "Приблизить";
    ZoomOut: "Zoom out", "縮小", "Отдалить";
    Home: "The whole theatre", "全体を表示", "Вся карта";
    OnTheMap: "On the map now", "いま地図にあるもの", "Сейчас на карте";
    NothingOnTheMap: "Nothing dated is in this view on this day. Zoom out or move the date.",
        "この日、この範囲には日付のあるものがありません。縮小するか日付を動かしてください。",
        "В этот день на этом участке ничего нет. Отдалите карту или передвиньте дату.";
    Legend: "Legend", "凡例", "Легенда";
    Reach: "Reach", "及ぶ範囲", "Охват";
    Credits: "Sources and licences", "出典とライセンス", "Источники и лицензии";
    Sides: "Who", "勢力", "Стороны";

    // Layers: name, then what the sign means
    LayerOccupation: "Occupation", "占領", "Оккупация";
    SignGarrison: "garrison; larger for more men, hollow where the number is not known", "守備隊。人数が多いほど大きく、不明なら中空", "гарнизон; крупнее — больше людей, полый — число неизвестно";
    SignLine: "line under guard; broken where inferred", "警備された線路。推定の区間は破線", "охраняемая линия; прерывистая — по выводу";
    SignContested: "hatched line: contested or shared; hollow line: in name only", "斜線の線路：争奪中または共同警備。中抜きの線路：名目のみ", "штрихованная линия: спорная или общая охрана; полая: лишь номинальная";
    LayerReach: "Reach", "及ぶ範囲", "Охват";
    SignReach: "computed from the two above; not a border", "上の二つから計算したもの。境界ではない", "вычислен по двум знакам выше; это не граница";
    LayerZones: "Claimed zones", "協定・宣言の区域", "Зоны по документам";
    SignZone: "what a document claims or agrees, whoever was there", "文書が主張・合意した区域。実際の支配とは限らない", "что заявлено в документе, кто бы там ни был";
    LayerMovements: "Movements", "移動", "Передвижения";
    SignMovement: "a unit under way; dotted where interpolated", "移動中の部隊。補間した区間は点線", "часть в пути; точки — интерполяция";
    LayerEvents: "Incidents", "事件", "События";
    SignEvent: "of this day, then fading for a fortnight", "この日の出来事。二週間かけて薄れる", "этого дня; гаснут за две недели";
    LayerRailways: "Railways", "鉄道", "Железные дороги";
    SignRailway: "open at the time", "当時開通していた路線", "открытые в то время";
    LayerBorders: "Borders", "境界", "Границы";
    SignBorder: "states and provinces of the time", "当時の国と州の境", "государства и губернии того времени";
    LayerRelief: "Relief", "起伏", "Рельеф";
    LayerLabels: "Names", "地名", "Названия";

    // Kinds of thing
    KindPlace: "Place", "地点", "Место";
    KindEvent: "Incident", "事件", "Событие";
    KindMovement: "Movement", "移動", "Передвижение";
    KindFormation: "Unit", "部隊", "Часть";
    KindOccupation: "Occupation", "占領", "Оккупация";

    // The panel
    PanelRegion: "Details", "詳細", "Подробности";
    When: "When", "いつ", "Когда";
    Where: "Where", "どこで", "Где";
    Who: "Who", "だれ", "Кто";
    Side: "Side", "勢力", "Сторона";
    Today: "Today", "現在", "Сегодня";
    OtherNames: "Other names", "別名", "Другие названия";
    InChinese: "In Chinese", "中国語", "По-китайски";
    Railway: "Railway", "鉄道", "Железная дорога";
    Position: "Position", "位置", "Положение";
    Strength: "Strength", "兵力", "Численность";
    StrengthUnknown: "not known", "不明", "неизвестна";
    PartOf: "Part of", "上級部隊", "В составе";
    Contains: "Its parts", "隷下部隊", "В её составе";
    BasedAt: "Based at", "根拠地", "Место базирования";
    Commanders: "Commanders", "指揮官", "Командиры";
    Strengths: "Strength by date", "兵力の推移", "Численность по датам";
    Unit: "Unit", "部隊", "Часть";
    Units: "Units", "部隊", "Части";
    Places: "Places", "地点", "Места";
    Route: "Route", "経路", "Маршрут";
    Movements: "Movements", "移動", "Передвижения";
    MovementsThrough: "Units that passed", "通過した部隊", "Проходившие части";
    EventsHere: "What happened here", "ここで起きたこと", "Что здесь произошло";
    HeldBy: "Who held it", "だれが占めたか", "Кто занимал";
    NotThere: "A source says they were not there", "そこにいなかったとする史料", "По источнику, их там не было";
    Stations: "Garrisons and guards", "守備と警備", "Гарнизоны и охрана";
    Figures: "Figures, and who gives them", "数字とその出所", "Числа и кто их приводит";
    Disagreements: "Where sources disagree", "史料の食い違い", "Где источники расходятся";
    Sources: "Sources", "出典", "Источники";
    SourceUnchecked: "named from general knowledge; passage not seen", "一般的知識による。該当箇所は未確認", "указан по общим сведениям; место не проверено";
    Certainty: "Certainty", "確かさ", "Достоверность";
    DateRests: "The date rests on", "日付の根拠", "Дата основана на";
    Control: "Control", "支配", "Контроль";
    Evidence: "Evidence", "根拠", "Основание";
    Document: "Document", "文書", "Документ";
    Note: "Note", "注記", "Примечание";
    GainedLost: "Gained and lost", "獲得と喪失", "Занято и оставлено";
    DateUnknown: "date not known", "日付不明", "дата неизвестна";
    Interpolated: "on the way; date not known", "途中（日付不明）", "в пути; дата неизвестна";
    NothingMore: "Nothing more is recorded.", "これ以上の記録はありません。", "Больше ничего не записано.";
    InEnglish: "This text exists in English only.", "この文章は英語のみです。", "Этот текст есть только на английском.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_and_set_cleanly_in_every_language() {
        for message in Message::ALL {
            for language in Language::ALL {
                let text = message.words(language);
                assert!(
                    !text.is_empty() && text.trim() == text,
                    "{message:?} {language:?}"
                );
                assert!(!text.contains("  "), "{message:?} {language:?}");
            }
        }
    }

    #[test]
    fn each_language_is_written_in_its_own_script() {
        for message in Message::ALL {
            let english = message.words(Language::English);
            assert!(english.is_ascii(), "{english}");
            let russian = message.words(Language::Russian);
            assert!(
                russian.chars().any(|letter| ('А'..='я').contains(&letter)),
                "{russian}"
            );
            let japanese = message.words(Language::Japanese);
            assert!(
                japanese.chars().any(|letter| letter >= '\u{3040}'),
                "{japanese}"
            );
        }
    }
}
