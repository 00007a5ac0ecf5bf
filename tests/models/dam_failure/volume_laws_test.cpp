#include "models/dam_failure/volume_laws.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "models/dam_failure/ensemble.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

/// A failure of the public table; NaN where it says nothing.
struct Failure {
  double height, stored, released, run_out;  ///< [m], [m3], [m3], [m]
};

double number(const std::string& text) {
  return text.empty() ? std::nan("") : std::stod(text);
}

/// Fields of a row; only the name in front may stand in quotes.
std::vector<std::string> cells_of(const std::string& line) {
  const auto end = line.starts_with('"') ? line.rfind('"') + 1 : line.find(',');
  std::vector<std::string> cells;
  std::stringstream rest(line.substr(end + 1));
  for (std::string cell; std::getline(rest, cell, ',');) cells.push_back(cell);
  return cells;
}

/// Rows of a table of the library.
std::vector<Failure> failures(const std::string& file, bool with_run_out) {
  std::ifstream in(std::string(FARREACH_SOURCE_DIR) +
                   "/scenarios/library/observations/" + file);
  std::vector<Failure> all;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#') || line.starts_with("name,")) continue;
    std::vector<std::string> cells = cells_of(line);
    cells.resize(6);
    if (!with_run_out) cells.insert(cells.begin() + 1, "");  // no ore
    all.push_back({number(cells[2]), number(cells[3]), number(cells[4]),
                   with_run_out ? 1000 * number(cells[5]) : std::nan("")});
  }
  return all;
}

struct Line {
  double at_one, rise;  ///< of log10 y over log10 x
  double operator()(double x) const { return std::pow(10, at_one) * std::pow(x, rise); }
};

/// Least squares through the logarithms.
Line fitted(const std::vector<std::pair<double, double>>& points) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (const auto& [x, y] : points) {
    const double a = std::log10(x), b = std::log10(y);
    n += 1, sx += a, sy += b, sxx += a * a, sxy += a * b;
  }
  const double rise = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  return {(sy - rise * sx) / n, rise};
}

struct Score {
  int n = 0;
  double bias = 0, rms = 0;  ///< of log10 told over stated
};

/// `told` gives NaN for rows of which it can say nothing.
template <class Told>
Score score(const Told& told, double Failure::*stated) {
  Score s;
  for (const Failure& f : failures("tailings_runout.csv", true)) {
    const double error = std::log10(told(f) / (f.*stated));
    if (!std::isfinite(error)) continue;
    s.n += 1, s.bias += error, s.rms += error * error;
  }
  s.bias /= s.n;
  s.rms = std::sqrt(s.rms / s.n);
  return s;
}

void expect_score(const Score& found, int n, double bias, double rms) {
  EXPECT_EQ(found.n, n);
  EXPECT_NEAR(found.bias, bias, 0.006);
  EXPECT_NEAR(found.rms, rms, 0.006);
}

TEST(VolumeLaws, OwnFitIsTheLineThroughThePublicTable) {
  std::vector<std::pair<double, double>> points;
  for (const auto& [file, run_out] : {std::pair{"tailings_runout.csv", true},
                                      std::pair{"tailings_releases.csv", false}})
    for (const Failure& f : failures(file, run_out))
      if (f.stored > 0 && f.released > 0) points.emplace_back(f.stored, f.released);
  EXPECT_EQ(int(points.size()), volume_law("own_fit").rows);
  const Line line = fitted(points);
  for (const double stored : {1e5, 1e6, 1e8})
    EXPECT_NEAR(
        released_volume(volume_law("own_fit"), stored, 0).middle() / line(stored), 1,
        0.01)
        << stored;
}

// Bias and scatter of the published laws on the failures with a run-out, as another
// program found them with the formulas of the papers.
TEST(VolumeLaws, PublishedLawsScoreAsComputedElsewhere) {
  const auto told = [](const char* law) {
    return [law](const Failure& f) {
      if (!(f.stored > 0) || (law[0] == 'p' && !(f.height > 0))) return std::nan("");
      LogStudent volume = released_volume(volume_law(law), f.stored, f.height);
      volume.cap = 0;
      return volume.middle();
    };
  };
  expect_score(score(told("rico_2008"), &Failure::released), 35, 0.05, 0.38);
  expect_score(score(told("larrauri_lall_2018"), &Failure::released), 35, 0.02, 0.36);
  expect_score(score(told("piciullo_2022"), &Failure::released), 31, -0.17, 0.45);
}

// Rico et al. 2008: 0.354 of a million cubic metres; Larrauri and Lall 2018: 0.332.
TEST(VolumeLaws, AMillionCubicMetresReleaseTheShareInTheAbstracts) {
  EXPECT_NEAR(released_volume(volume_law("rico_2008"), 1e6, 0).middle(), 0.354e6, 1);
  EXPECT_NEAR(released_volume(volume_law("larrauri_lall_2018"), 1e6, 0).middle(),
              0.332e6, 1);
}

TEST(VolumeLaws, PredictiveDistributionIsStudents) {
  LogStudent v = released_volume(volume_law("own_fit"), 1e7, 0);
  v.cap = 0;
  // Tables of t with 51 degrees of freedom: 2.0076 at 0.975, 1.6753 at 0.95.
  for (const auto& [probability, t] : {std::pair{0.975, 2.0076}, {0.95, 1.6753}}) {
    const double above = std::log10(v.quantile(probability) / v.middle());
    const double below = std::log10(v.middle() / v.quantile(1 - probability));
    EXPECT_NEAR(above / v.scatter, t, 1e-4);
    EXPECT_NEAR(below / v.scatter, t, 1e-4);
  }
}

TEST(VolumeLaws, NoMoreIsReleasedThanStored) {
  const LogStudent v = released_volume(volume_law("rico_2008"), 1e6, 0);
  EXPECT_EQ(v.quantile(0.99), 1e6);
}

TEST(VolumeLaws, OwnRunOutIsTheLineThroughThePublicTable) {
  std::vector<std::pair<double, double>> points;
  for (const Failure& f : failures("tailings_runout.csv", true))
    if (f.stored > 0 && f.height > 0 && f.released > 0 && f.run_out > 0)
      points.emplace_back(f.height * f.released / f.stored * f.released, f.run_out);
  ASSERT_EQ(points.size(), 31u);
  const Line line = fitted(points);
  for (const double released : {1e5, 1e6, 4e6}) {
    const LogStudent d = runout_estimate({"own_fit", released, 4e6, 40});
    EXPECT_NEAR(d.middle() / line(40 * released / 4e6 * released), 1, 0.01) << released;
    EXPECT_GT(d.quantile(0.975) / d.middle(), 30);
  }
}

TEST(VolumeLaws, PublishedRunOutsScoreAsComputedElsewhere) {
  const auto told = [](const char* law) {
    return [law](const Failure& f) {
      if (!(f.stored >= f.released && f.released > 0 && f.height > 0))
        return std::nan("");
      return runout_estimate({law, f.released, f.stored, f.height}).middle();
    };
  };
  expect_score(score(told("rico_2008"), &Failure::run_out), 31, 0.17, 0.79);
  expect_score(score(told("larrauri_lall_2018"), &Failure::run_out), 31, 0.09, 0.75);
}

TEST(VolumeLaws, RefusesWhatCannotBeToldOf) {
  EXPECT_THROW(runout_estimate({"own_fit", 4e6, 1e6, 40}), InputError);
  EXPECT_THROW(runout_estimate({"guess", 1e6, 4e6, 40}), InputError);
}

TEST(Ensemble, WeightsAddUpToOneAndTheLikelyRunComesFirst) {
  const LogStudent volume = released_volume(volume_law("own_fit"), 1e6, 0);
  FluidMaterial mud;
  mud.rheology.law = "bingham";
  mud.rheology.yield = 20;
  mud.factor = 3;
  for (const int count : {1, 3, 5, 9}) {
    const auto members = ensemble_of(count, volume, mud);
    ASSERT_EQ(members.size(), static_cast<std::size_t>(count));
    EXPECT_EQ(members.front().name, "likely");
    double sum = 0;
    for (const auto& m : members) sum += m.weight;
    EXPECT_NEAR(sum, 1, 1e-12);
  }
  const auto three = ensemble_of(3, volume, mud);
  EXPECT_LT(three[1].volume, three[0].volume);
  EXPECT_NEAR(three[1].rheology.yield, 60, 1e-9);
  EXPECT_THROW(ensemble_of(4, volume, mud), InputError);
}

// At 0.40 of solids the mixtures with both values span 4 to 528 Pa: a mud of which
// nothing was measured may be any of them, and the ensemble holds both ends.
TEST(Ensemble, SamplesTheRangeOfAMudThatWasNotMeasured) {
  Values v;
  v.set("release.material", std::string("fine_tailings"));
  const FluidMaterial guess = material_of(v);
  EXPECT_NEAR(rheology_variant(guess, -1).yield, 4.0, 0.05);
  EXPECT_NEAR(rheology_variant(guess, 1).yield, 527.5, 0.5);
  v.set("release.mixture", std::string("glenwood_4"));
  const FluidMaterial named = material_of(v);
  EXPECT_NEAR(rheology_variant(named, 1).yield / named.rheology.yield, 3.16, 0.01);
}

// 90 % of the volumes lie between the least and the most of three runs.
TEST(Ensemble, HoldsNinetyPercentOfTheVolumes) {
  LogStudent volume{.log_middle = 6, .scatter = 0.5, .freedom = 1000};
  const auto three = ensemble_of(3, volume, {});
  EXPECT_NEAR(std::log10(three[2].volume / three[1].volume), 2 * 0.5 * 1.6464, 1e-3);
}

}  // namespace
}  // namespace farreach
