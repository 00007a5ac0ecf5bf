/// Text as content or as the value of an attribute of XML or HTML.
#pragma once

#include <string>

namespace farreach {

/// With &, <, > and " as entities.
std::string escaped(const std::string& text);

}  // namespace farreach
