#include "solver/base/version.hpp"

namespace farreach {

const std::string_view version = FARREACH_VERSION;
const std::string_view compiler = FARREACH_COMPILER;

}  // namespace farreach
