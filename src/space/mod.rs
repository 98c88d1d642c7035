//! WHERE: geographic, projected and screen space.
