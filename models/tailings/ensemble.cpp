#include "models/tailings/ensemble.hpp"

#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double quantiles[] = {0.15, 0.5, 0.85};
constexpr double weights[] = {0.3, 0.4, 0.3};

/// `amount` and `side` are -1, 0, 1: less, likely, more volume and resistance.
struct Move {
  const char* name;
  int amount, side;
  double weight;
};

MemberPlan member_of(const Move& move, const LogStudent& volume,
                     const FluidMaterial& material) {
  return {move.name, move.weight, volume.quantile(quantiles[move.amount + 1]),
          rheology_variant(material, move.side)};
}

std::vector<Move> moves_of(int members) {
  switch (members) {
    case 1:
      return {{"likely", 0, 0, 1}};
    case 3:
      return {{"likely", 0, 0, 0.4},
              {"little and stiff", -1, 1, 0.3},
              {"much and weak", 1, -1, 0.3}};
    case 5:
      return {{"likely", 0, 0, 0.4},
              {"little", -1, 0, 0.15},
              {"much", 1, 0, 0.15},
              {"stiff", 0, 1, 0.15},
              {"weak", 0, -1, 0.15}};
    case 9: {
      static const char* const names[3][3] = {
          {"little and weak", "little", "little and stiff"},
          {"weak", "likely", "stiff"},
          {"much and weak", "much", "much and stiff"}};
      std::vector<Move> moves{{"likely", 0, 0, weights[1] * weights[1]}};
      for (int a = -1; a <= 1; ++a)
        for (int s = -1; s <= 1; ++s)
          if (a != 0 || s != 0)
            moves.push_back(
                {names[a + 1][s + 1], a, s, weights[a + 1] * weights[s + 1]});
      return moves;
    }
  }
  throw InputError("numerics.members: " + std::to_string(members) +
                   " runs; it must be 1, 3, 5 or 9");
}

}  // namespace

std::vector<MemberPlan> ensemble_of(int members, const LogStudent& volume,
                                    const FluidMaterial& material) {
  std::vector<MemberPlan> plans;
  for (const Move& move : moves_of(members))
    plans.push_back(member_of(move, volume, material));
  return plans;
}

}  // namespace farreach
