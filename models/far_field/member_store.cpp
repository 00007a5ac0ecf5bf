#include "models/far_field/member_store.hpp"

#include <sstream>

#include "solver/base/binary.hpp"

namespace farreach {
namespace {

/// Fields in the order in which they are kept.
template <class Member, class Number, class List>
void each_field(Member& m, const Number& number, const List& list) {
  for (auto* value : {&m.weather_start, &m.wind_from, &m.wind_speed, &m.hand_over_from,
                      &m.hand_over_to, &m.hand_over_gap, &m.hand_over_forced,
                      &m.momentum_left, &m.heat_left, &m.released, &m.airborne,
                      &m.deposited, &m.left, &m.unreleased, &m.release_end, &m.drift})
    number(*value);
  for (auto* values : {&m.near_reach, &m.multiple, &m.arrival, &m.end, &m.rest})
    list(*values);
}

}  // namespace

std::string bytes_of(const FarMember& member) {
  std::ostringstream out;
  binary::write(out, member.number);
  binary::write(out,
                std::vector<char>(member.start_utc.begin(), member.start_utc.end()));
  each_field(
      member, [&](double value) { binary::write(out, value); },
      [&](const std::vector<float>& values) { binary::write(out, values); });
  return std::move(out).str();
}

FarMember member_of(const std::string& bytes) {
  std::istringstream in(bytes);
  FarMember member;
  member.number = binary::read<int>(in);
  const auto text = binary::read_vector<char>(in);
  member.start_utc.assign(text.begin(), text.end());
  each_field(
      member, [&](double& value) { value = binary::read<double>(in); },
      [&](std::vector<float>& values) { values = binary::read_vector<float>(in); });
  return member;
}

}  // namespace farreach
