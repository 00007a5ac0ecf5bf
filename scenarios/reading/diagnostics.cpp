#include "scenarios/reading/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace farreach {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The line without what a terminal would obey; tabs become blanks, length unchanged.
std::string printable(std::string_view line) {
  std::string out;
  for (const char c : line)
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  return out;
}

std::string caret_under(const Diagnostic& d) {
  const auto room = std::max<std::size_t>(
      1, characters(d.line_text) + 1 -
             std::min<std::size_t>(characters(d.line_text),
                                   static_cast<std::size_t>(d.column - 1)));
  const auto length =
      std::clamp<std::size_t>(static_cast<std::size_t>(d.length), 1, room);
  return std::string(static_cast<std::size_t>(d.column - 1), ' ') + '^' +
         std::string(length - 1, '~');
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  const std::size_t n = a.size(), m = b.size();
  std::vector<std::vector<int>> d(n + 1, std::vector<int>(m + 1));
  for (std::size_t i = 0; i <= n; ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= m; ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= n; ++i)
    for (std::size_t j = 1; j <= m; ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + !same});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
          lower(a[i - 2]) == lower(b[j - 1]))
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[n][m];
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  if (word.size() > 80) return {};
  std::string best;
  int least = std::numeric_limits<int>::max();
  for (const auto& other : known) {
    const int distance = edit_distance(word, other);
    if (distance < least) least = distance, best = other;
  }
  const auto shorter = static_cast<int>(std::min(word.size(), best.size()));
  return least <= std::max(1, shorter / 3) ? best : std::string();
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

std::string shown(double value) {
  return fmt::format("{:.6g}", value);
}

std::string format_diagnostic(const Diagnostic& d) {
  std::string text;
  if (!d.file.empty()) text += d.file + ":";
  if (d.line > 0) text += std::to_string(d.line) + ":";
  if (d.line > 0 && d.column > 0) text += std::to_string(d.column) + ":";
  if (!text.empty()) text += ' ';
  text += d.is_warning ? "warning: " : "error: ";
  text += d.message + "\n";
  if (!d.line_text.empty() && d.column > 0) {
    text += fmt::format("{:>5} | {}\n", d.line, printable(d.line_text));
    text += fmt::format("{:>5} | {}\n", "", caret_under(d));
  }
  if (!d.remedy.empty()) text += "      " + d.remedy + "\n";
  return text;
}

std::string format_diagnostics(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics) text += format_diagnostic(diagnostic);
  return text;
}

}  // namespace farreach
