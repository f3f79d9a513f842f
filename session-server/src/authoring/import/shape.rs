//! Which of our types a JSON value has, and the one that all values of a place have.

use crate::judge::model::signature::Type;
use serde_json::Value as Json;

/// What is known of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An empty list: it could be one of anything.
    EmptyList,
    /// A list of nothing but empty lists.
    EmptyLists,
    Of(Type),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoShape {
    #[error("{0} is none of our types")]
    Kind(&'static str),
    #[error("a text of several lines is none of our types")]
    Lines,
    #[error("a number is beyond 2^53")]
    Large,
    #[error("a list of {0} and other things is none of our types")]
    Mixed(&'static str),
    #[error("{0} and {1} stand in the same place")]
    Different(String, String),
}

const TWO_TO_53: f64 = 9_007_199_254_740_992.0;

impl Shape {
    pub fn of(json: &Json) -> Result<Self, NoShape> {
        Ok(Self::Of(match json {
            Json::Null => return Err(NoShape::Kind("null")),
            Json::Object(_) => return Err(NoShape::Kind("an object")),
            Json::Bool(_) => Type::Bool,
            Json::Number(number) => match number.as_i64() {
                // Languages whose numbers are doubles are to solve it as well.
                Some(whole) if whole.unsigned_abs() < 1 << 53 => Type::Int,
                Some(_) => return Err(NoShape::Large),
                // Of a whole number that is too large for any of these, too, a double is made when it is read.
                None if number
                    .as_f64()
                    .is_some_and(|double| double.abs() < TWO_TO_53) =>
                {
                    Type::Float
                }
                None => return Err(NoShape::Large),
            },
            Json::String(text) if text.contains(['\n', '\r', '\0']) => return Err(NoShape::Lines),
            Json::String(_) => Type::String,
            Json::Array(items) => return list(items),
        }))
    }

    /// The shape that holds what either holds.
    pub fn join(self, other: Self) -> Result<Self, NoShape> {
        use Type::{Float, FloatList, Int, IntList, IntTable, StringList};
        Ok(match (self, other) {
            (a, b) if a == b => a,
            (Self::Of(Int), Self::Of(Float)) | (Self::Of(Float), Self::Of(Int)) => Self::Of(Float),
            (Self::Of(IntList), Self::Of(FloatList)) | (Self::Of(FloatList), Self::Of(IntList)) => {
                Self::Of(FloatList)
            }
            (Self::EmptyList, list) | (list, Self::EmptyList)
                if list == Self::EmptyLists
                    || matches!(list, Self::Of(IntList | FloatList | StringList | IntTable)) =>
            {
                list
            }
            (Self::EmptyLists, Self::Of(IntTable)) | (Self::Of(IntTable), Self::EmptyLists) => {
                Self::Of(IntTable)
            }
            (a, b) => return Err(NoShape::Different(a.name(), b.name())),
        })
    }

    /// The type to ask for where no value says more.
    pub fn settled(self) -> Type {
        match self {
            Self::EmptyList => Type::IntList,
            Self::EmptyLists => Type::IntTable,
            Self::Of(kind) => kind,
        }
    }

    fn name(self) -> String {
        match self {
            Self::EmptyList | Self::EmptyLists => "an empty list".to_owned(),
            Self::Of(kind) => kind.to_string(),
        }
    }
}

fn list(items: &[Json]) -> Result<Shape, NoShape> {
    let mut element: Option<Shape> = None;
    for item in items {
        // One level deeper than any of our types is deep enough to know.
        let shape = match item {
            Json::Array(inner) if inner.iter().any(Json::is_array) => {
                return Err(NoShape::Kind("a list of lists of lists"));
            }
            item => Shape::of(item)?,
        };
        let joined = match element {
            None => Ok(shape),
            Some(known) => known.join(shape),
        };
        element = Some(joined.map_err(|_| NoShape::Mixed(kind_of(item)))?);
    }
    match element {
        None => Ok(Shape::EmptyList),
        Some(Shape::EmptyList) => Ok(Shape::EmptyLists),
        Some(Shape::Of(Type::Int)) => Ok(Shape::Of(Type::IntList)),
        Some(Shape::Of(Type::Float)) => Ok(Shape::Of(Type::FloatList)),
        Some(Shape::Of(Type::String)) => Ok(Shape::Of(Type::StringList)),
        Some(Shape::Of(Type::IntList)) => Ok(Shape::Of(Type::IntTable)),
        Some(Shape::Of(Type::Bool)) => Err(NoShape::Kind("a list of booleans")),
        Some(Shape::Of(_) | Shape::EmptyLists) => Err(NoShape::Kind("such a list of lists")),
    }
}

fn kind_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "booleans",
        Json::Number(_) => "numbers",
        Json::String(_) => "texts",
        Json::Array(_) => "lists",
        Json::Object(_) => "objects",
    }
}
