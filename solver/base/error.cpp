#include "solver/base/error.hpp"

#include <utility>

namespace farreach {
namespace {

std::string first_message(const std::vector<Diagnostic>& diagnostics) {
  return diagnostics.empty() ? "wrong input" : diagnostics.front().message;
}

}  // namespace

InputError::InputError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(first_message(diagnostics)),
      diagnostics_(std::move(diagnostics)) {}

InputError::InputError(const std::string& message)
    : InputError(std::vector<Diagnostic>{{.message = message}}) {}

}  // namespace farreach
