//! What the reader's hands do on an element, in CSS pixels of that element.
//!
//! Positions are client coordinates less the element's rectangle: `offsetX` is truncated and belongs to whatever child
//! lies under the pointer.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use crate::space::ScreenPoint;
use crate::space::gesture::{PointerKind, Sample};

/// Something that happened on the element.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// For the gesture machine.
    Gesture(Sample),
    /// The mouse or pen passes over it without pressing.
    Over(ScreenPoint),
    /// The mouse or pen has left it.
    Out,
    /// A key, by the name the browser gives it, without modifiers.
    Key(String),
}

/// Listens to the hands on one element. Dropping it stops listening.
pub struct Hands {
    _listeners: Vec<EventListener>,
}

impl Hands {
    /// Reports everything on `element` to `handle`, which answers whether it has dealt with it, so that the browser
    /// need not.
    pub fn on(element: &Element, handle: impl Fn(Input) -> bool + Clone + 'static) -> Self {
        let pointer = |name: &'static str, input: fn(&Element, &PointerEvent) -> Option<Input>| {
            let (handle, target) = (handle.clone(), element.clone());
            EventListener::new(element, name, move |event: &Event| {
                // Never default-prevented: Firefox drops the second finger if the first press is (bug 1524251).
                if let Some(input) = event.dyn_ref().and_then(|event| input(&target, event)) {
                    handle(input);
                }
            })
        };
        let active = EventListenerOptions::enable_prevent_default();
        let wheel = {
            let (handle, target) = (handle.clone(), element.clone());
            EventListener::new_with_options(element, "wheel", active, move |event| {
                let Some(wheel) = event.dyn_ref::<WheelEvent>() else {
                    return;
                };
                if handle(Input::Gesture(turned(&target, wheel))) {
                    event.prevent_default();
                }
            })
        };
        let keys = {
            let handle = handle.clone();
            EventListener::new_with_options(element, "keydown", active, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                // With a modifier it is a command to the browser.
                let plain = !(key.ctrl_key() || key.alt_key() || key.meta_key());
                if plain && handle(Input::Key(key.key())) {
                    event.prevent_default();
                }
            })
        };
        Self {
            _listeners: vec![
                pointer("pointerdown", pressed),
                pointer("pointermove", moved),
                pointer("pointerup", lifted),
                pointer("pointercancel", cancelled),
                pointer("pointerleave", left),
                wheel,
                keys,
            ],
        }
    }
}

fn at(element: &Element, event: &MouseEvent) -> ScreenPoint {
    let rect = element.get_bounding_client_rect();
    ScreenPoint::new(
        f64::from(event.client_x()) - rect.left(),
        f64::from(event.client_y()) - rect.top(),
    )
}

fn kind(event: &PointerEvent) -> PointerKind {
    match event.pointer_type().as_str() {
        "touch" => PointerKind::Touch,
        "pen" => PointerKind::Pen,
        _ => PointerKind::Mouse,
    }
}

fn pressed(element: &Element, event: &PointerEvent) -> Option<Input> {
    // Other buttons belong to the browser: its menu, its scrolling.
    if event.button() != 0 {
        return None;
    }
    // A pointer that is already gone cannot be captured; its cancellation follows.
    let _ = element.set_pointer_capture(event.pointer_id());
    Some(Input::Gesture(Sample::PointerDown {
        id: event.pointer_id(),
        at: at(element, event),
        time_ms: event.time_stamp(),
        kind: kind(event),
    }))
}

fn moved(element: &Element, event: &PointerEvent) -> Option<Input> {
    let at = at(element, event);
    Some(
        if event.buttons() == 0 && kind(event) != PointerKind::Touch {
            Input::Over(at)
        } else {
            Input::Gesture(Sample::PointerMove {
                id: event.pointer_id(),
                at,
                time_ms: event.time_stamp(),
            })
        },
    )
}

fn lifted(element: &Element, event: &PointerEvent) -> Option<Input> {
    Some(Input::Gesture(Sample::PointerUp {
        id: event.pointer_id(),
        at: at(element, event),
        time_ms: event.time_stamp(),
    }))
}

fn cancelled(_: &Element, event: &PointerEvent) -> Option<Input> {
    Some(Input::Gesture(Sample::PointerCancel {
        id: event.pointer_id(),
    }))
}

fn left(_: &Element, _: &PointerEvent) -> Option<Input> {
    Some(Input::Out)
}

/// A turn of the wheel in CSS pixels, whatever the browser counts in.
fn turned(element: &Element, event: &WheelEvent) -> Sample {
    /// What a line counts for, in CSS pixels: Firefox's own value.
    const LINE_PX: f64 = 16.0;
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE_PX,
        WheelEvent::DOM_DELTA_PAGE => element.get_bounding_client_rect().height(),
        _ => 1.0,
    };
    Sample::Wheel {
        at: at(element, event),
        delta_y_px: event.delta_y() * unit,
        pinch: event.ctrl_key(),
    }
}
