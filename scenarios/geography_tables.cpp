#include "scenarios/geography_tables.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double milli = 1e-3;  // [deg], unit of the tables

[[noreturn]] void fail(const std::filesystem::path& file, int line,
                       const std::string& what) {
  throw RunError(fmt::format(
      "{}:{}: {}; the library's border tables are damaged, install them again",
      file.string(), line, what));
}

/// Words of one line, read one after the other.
class Words {
 public:
  explicit Words(const std::string& line)
      : at_(line.data()), end_(line.data() + line.size()) {}

  bool done() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\r')) ++at_;
    return at_ == end_;
  }
  std::optional<long> number() {
    if (done()) return {};
    long value = 0;
    const auto [stop, error] = std::from_chars(at_, end_, value);
    if (error != std::errc()) return {};
    at_ = stop;
    return value;
  }
  std::string word() {
    if (done()) return {};
    const char* start = at_;
    while (at_ != end_ && *at_ != ' ' && *at_ != '\r') ++at_;
    return {start, at_};
  }

 private:
  const char* at_;
  const char* end_;
};

/// The ring being read: its last point in the table's unit, and how many are to come.
struct OpenRing {
  long lon = 0, lat = 0, missing = 0;
  Ring* ring = nullptr;

  bool open(Words& words, std::vector<Ring>& rings) {
    const auto count = words.number(), x = words.number(), y = words.number();
    if (!count || !x || !y || *count < 3 || !words.done()) return false;
    lon = *x, lat = *y, missing = *count;
    rings.emplace_back().reserve(static_cast<std::size_t>(*count));
    ring = &rings.back();
    add();
    return true;
  }
  bool steps(Words& words) {
    while (!words.done()) {
      const auto dx = words.number(), dy = words.number();
      if (!dx || !dy || missing == 0) return false;
      lon += *dx, lat += *dy;
      add();
    }
    return true;
  }

 private:
  void add() {
    ring->push_back({.lat = static_cast<double>(lat) * milli,
                     .lon = static_cast<double>(lon) * milli});
    --missing;
  }
};

std::optional<GeoBox> read_box(Words& words) {
  const auto west = words.number(), east = words.number();
  const auto south = words.number(), north = words.number();
  if (!west || !east || !south || !north || !words.done()) return {};
  const auto degrees = [](long v) { return static_cast<double>(v) * milli; };
  return GeoBox{degrees(*west), degrees(*east), degrees(*south), degrees(*north)};
}

std::ifstream opened(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    throw RunError(
        fmt::format("{}: cannot be read; the library's border tables are "
                    "missing, install them again",
                    file.string()));
  return in;
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  std::stringstream stream(line);
  for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
  return fields;
}

std::optional<double> to_number(const std::string& text) {
  double value = 0;
  const auto [stop, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return {};
  return value;
}

}  // namespace

TerritoryTable read_territories(const std::filesystem::path& file) {
  std::ifstream in = opened(file);
  TerritoryTable table;
  std::vector<Ring>* rings = nullptr;
  OpenRing open;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    Words words(line);
    if (line[0] == '-' || (line[0] >= '0' && line[0] <= '9')) {
      if (!open.ring || !open.steps(words)) fail(file, number, "wrong steps of a ring");
      continue;
    }
    if (open.missing != 0) fail(file, number, "the ring before ends too early");
    const std::string kind = words.word();
    if (kind == "territory") {
      rings = &table.rings[words.word()];
      open = {};
    } else if (kind == "ring" && rings) {
      if (!open.open(words, *rings)) fail(file, number, "wrong head of a ring");
    } else if (kind == "box") {
      table.cut = read_box(words);
      if (!table.cut) fail(file, number, "wrong box");
    } else {
      fail(file, number, fmt::format("unknown line \"{}\"", kind));
    }
  }
  if (open.missing != 0 || table.rings.empty())
    fail(file, number, "the file ends too early");
  return table;
}

std::vector<Receptor> read_towns(const std::filesystem::path& file) {
  std::ifstream in = opened(file);
  std::vector<Receptor> towns;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> field = split(line);
    if (field.size() != 9) fail(file, number, "a settlement needs 9 fields");
    if (field[1] != "town" && field[1] != "village")
      fail(file, number, "a settlement is a town or a village");
    const auto lat = to_number(field[5]), lon = to_number(field[6]),
               people = to_number(field[7]);
    if (!lat || !lon || !people)
      fail(file, number, "a settlement's number cannot be read");
    towns.push_back({.name = field[2],
                     .name_ru = field[3],
                     .name_kk = field[4],
                     .place = {*lat, *lon},
                     .state = field[0],
                     .population = *people,
                     .kind = field[1]});
  }
  if (towns.empty()) fail(file, number, "no town in the file");
  return towns;
}

}  // namespace farreach
