/// How much a failing tailings dam lets go, and how far that ran elsewhere: regressions
/// with their predictive distributions.
///
///   log10 V_F = a + b log10 V_T + c log10 H + s t
///   log10 D   = d + e log10 H_f + s t,             H_f = H (V_F/V_T) V_F
/// t Student's, of n - 2 degrees of freedom.
/// V_F released, V_T stored [1e6 m3; Piciullo: m3], H height of the dam [m], D run-out
/// [km], s scatter of log10 on a public table of failures (53 rows with storage, 31
/// with height and run-out), of the fit of the product with each row told by the
/// others: the 35 of them with a run-out scatter by 0.36 alone, the rest by more, and
/// 90 % intervals are to hold of all. A release is capped at what is stored.
///
/// Sources: Rico, Benito, Diez-Herrero, J. Hazard. Mater. 154, 2008; Larrauri and Lall,
/// Environments 5(2) 28, 2018; Piciullo et al., Earth-Sci. Rev., 2022; the scatter of
/// the laws was computed on the CSP2 compilation of failures 1915-2022. The numbers of
/// the two published run-out laws are provisional.
/// Range: dams of 5-150 m with 1e4-1e9 m3 stored.
#pragma once

#include <string>
#include <vector>

namespace farreach {

/// A positive quantity whose log10 is Student-distributed around `log_middle`.
struct LogStudent {
  double log_middle = 0;
  double scatter = 0;                         ///< s of log10; 0: certain
  double freedom = 30;                        ///< degrees of freedom
  double cap = 0;                             ///< never more; 0: none
  double quantile(double probability) const;  ///< of the quantity
  double middle() const { return quantile(0.5); }
};

struct VolumeLaw {
  std::string name;  ///< as in the scenario, "rico_2008"
  double a = 0, b = 0, c = 0;
  bool in_million = true;  ///< volumes in 1e6 m3, else m3
  double scatter = 0;
  int rows = 0;  ///< of the table that the scatter was computed on
  std::string source;
};

const std::vector<VolumeLaw>& volume_laws();
/// Throws InputError for another name.
const VolumeLaw& volume_law(const std::string& name);

/// Released volume [m3] for a stored volume [m3] and a height [m].
LogStudent released_volume(const VolumeLaw& law, double stored, double height);

/// Run-out [m] by regression, for batch use and beside the hydraulic run.
/// `law` is "rico_2008", "larrauri_lall_2018" or "own_fit"; `released` and `stored` in
/// m3, `height` in m. Throws InputError for another name or figures not positive.
struct RunoutQuestion {
  std::string law = "own_fit";
  double released = 0, stored = 0, height = 0;
};
LogStudent runout_estimate(const RunoutQuestion& question);

}  // namespace farreach
