#include "models/dam_failure/ensemble.hpp"

#include "solver/base/error.hpp"

namespace farreach {
namespace {

// Three points that hold 90 % between them and keep mean and variance (Pearson and
// Tukey, Biometrika 52, 1965, 533).
constexpr double quantiles[] = {0.05, 0.5, 0.95};
constexpr double weights[] = {0.185, 0.63, 0.185};

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
      return {{"likely", 0, 0, weights[1]},
              {"little and stiff", -1, 1, weights[0]},
              {"much and weak", 1, -1, weights[2]}};
    case 5:
      return {{"likely", 0, 0, 1 - 4 * weights[0]},
              {"little", -1, 0, weights[0]},
              {"much", 1, 0, weights[0]},
              {"stiff", 0, 1, weights[0]},
              {"weak", 0, -1, weights[0]}};
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
