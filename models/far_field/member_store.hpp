/// A member as bytes, to be kept while its ensemble runs.
#pragma once

#include <string>

#include "models/hazard/far_field.hpp"

namespace farreach {

std::string bytes_of(const FarMember& member);

/// Throws RunError for bytes that are no whole member.
FarMember member_of(const std::string& bytes);

}  // namespace farreach
