/// Errors that reach a user.
///
/// A wrong scenario raises `InputError`, which holds every diagnostic found, not the
/// first. Anything that goes wrong while running raises `RunError`.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace farreach {

/// One finding about something the user wrote.
struct Diagnostic {
  std::string file;     ///< as the user named it; empty when not from a file
  int line = 0;         ///< from 1; 0 when unknown
  int column = 0;       ///< from 1; 0 when unknown
  int length = 1;       ///< characters to underline
  std::string message;  ///< what is wrong, with the value and the allowed set
  std::string remedy;   ///< what the thing means, or what to do; may be empty
  bool is_warning = false;
  std::string line_text = {};  ///< the line of the file, for display; may be empty
};

/// Wrong input; exit status 2. Holds all diagnostics at once.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Diagnostic> diagnostics);
  explicit InputError(const std::string& message);
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// Failure while running; exit status 1. The message says what to do about it.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The user asked to stop before there was anything to keep; exit status 128 + signal.
class StoppedError : public RunError {
 public:
  using RunError::RunError;
};

}  // namespace farreach
