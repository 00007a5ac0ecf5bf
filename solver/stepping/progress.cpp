#include "solver/stepping/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <utility>

namespace farreach {

namespace {

constexpr double worth_showing = 2.0;  // expected duration of the whole [s]
constexpr double first_look = 0.5;     // before it the rate says little [s]
constexpr double between_lines = 0.2;  // [s]

double steady_seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

std::function<void(const std::string&)> terminal_or_nothing() {
  if (!isatty(STDERR_FILENO)) return {};
  return [](const std::string& text) {
    std::fputs(text.c_str(), stderr);
    std::fflush(stderr);
  };
}

}  // namespace

std::string duration_text(double seconds) {
  if (!(seconds >= 0) || !std::isfinite(seconds)) return "unknown";
  const auto whole = static_cast<long long>(std::llround(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

Progress::Progress(std::string what)
    : Progress(std::move(what), terminal_or_nothing(), steady_seconds) {}

Progress::Progress(std::string what, std::function<void(const std::string&)> write,
                   std::function<double()> seconds)
    : what_(std::move(what)), write_(std::move(write)), seconds_(std::move(seconds)) {
  started_ = seconds_();
}

Progress::~Progress() {
  finish();
}

void Progress::update(double share) {
  if (!write_) return;
  const std::scoped_lock lock(mutex_);
  const double now = seconds_(), elapsed = now - started_;
  if (!(share > 0) || !(share <= 1) || !(elapsed >= first_look)) return;
  if (!(elapsed / share > worth_showing)) return;
  if (shown_at_ && now - *shown_at_ < between_lines) return;
  shown_at_ = now;
  write_(fmt::format("\r\x1b[K{}: {:.0f} %, {} left", what_, std::floor(100 * share),
                     duration_text(elapsed * (1 - share) / share)));
}

void Progress::finish() {
  if (!write_) return;
  const std::scoped_lock lock(mutex_);
  if (shown_at_) write_("\r\x1b[K");
  shown_at_.reset();
}

}  // namespace farreach
