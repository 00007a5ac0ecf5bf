/// Harm done by breathing a toxic gas: toxic load, probit, share killed, shelter.
///
///   load      TL = int C(t)^n dt                      [unit^n min]
///   probit    Pr = a + b ln TL                        [-]
///   fraction  p = Phi(Pr - 5), Phi the normal distribution function
///   indoors   dCi/dt = lam (Co - Ci) - kd Ci
///   gamma     E[C^n] / E[C]^n = i^(2n) Gamma(1/i^2 + n) / Gamma(1/i^2)
///
/// C concentration in the unit of the model (ppm or mg/m3), t time, n exponent [-],
/// a, b coefficients [-], Co, Ci concentration outdoors and indoors, lam air changes
/// [1/s], kd loss to surfaces [1/s], i = sigma_c / C intensity of fluctuation [-].
///
/// Sources of the coefficients stand beside each model. They were fitted between about
/// 1 and 60 min and between about 1 and 99 % killed; outside they are extrapolations.
/// The models differ among themselves by a factor of up to five in concentration: show
/// several, never one alone.
///
/// Times are in seconds; loads in minutes, because the coefficients are.
#pragma once

#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace farreach {

enum class ConcentrationUnit { ppm, mg_per_m3 };

/// One published relation between toxic load and the share of people killed.
struct ProbitModel {
  std::string_view key;        ///< "h2s_perry_articola", as written in a scenario
  std::string_view name;       ///< as shown
  std::string_view substance;  ///< "H2S" or "SO2"
  double a = 0;                ///< [-]
  double b = 0;                ///< [-], per ln(unit^n min)
  double n = 0;                ///< toxic load exponent [-]
  ConcentrationUnit unit = ConcentrationUnit::ppm;
  bool provisional = true;  ///< coefficients not checked against their publication
  std::string_view source;
};

/// All models, in a fixed order; several per substance.
std::span<const ProbitModel> probit_models();

/// The model of that key. Throws std::out_of_range for an unknown one.
const ProbitModel& probit_model(std::string_view key);

/// The model of that number in the list, from 0, as a plan of an ensemble holds it.
/// Throws std::out_of_range when there is none.
const ProbitModel& probit_model_at(double number);

/// Molar volume of an ideal gas [m3/mol].
double molar_volume(double temperature_kelvin, double pressure_pa);

/// Volume share to mass concentration [mg/m3]; molar mass [kg/mol], molar volume of the
/// air [m3/mol].
double mg_per_m3_from_ppm(double ppm, double molar_mass, double air_molar_volume);

/// Mass concentration to volume share [ppm].
double ppm_from_mg_per_m3(double mg_per_m3, double molar_mass, double air_molar_volume);

/// Mole fraction [-] to the unit of `model`; molar volume of the air [m3/mol].
double concentration_in_unit_of(const ProbitModel& model, double mole_fraction,
                                double air_molar_volume);

/// The way back: concentration in the unit of `model` to mole fraction [-].
double mole_fraction_from_unit_of(const ProbitModel& model, double concentration,
                                  double air_molar_volume);

/// E[C^n]/E[C]^n of a gamma-distributed concentration of intensity i [-]; 1 for i = 0.
double fluctuation_amplification(double intensity, double n);

/// Steady concentration with the same toxic load as a fluctuating one of this mean:
/// mean * amplification^(1/n), in the unit of `mean`.
double load_equivalent_concentration(double mean, double intensity, double n);

/// int C^n dt over a history, exact for C linear between samples [unit^n min].
/// Times ascending [s], concentrations >= 0. Throws std::invalid_argument otherwise.
double toxic_load(std::span<const double> time_s, std::span<const double> concentration,
                  double n);

/// The same of a constant concentration over `duration_s` [unit^n min].
double toxic_load(double concentration, double duration_s, double n);

/// Pr = a + b ln(load) [-]; minus infinity for no load.
double probit(const ProbitModel& model, double load);

/// Share of the exposed killed, in [0, 1] [-].
double fraction_killed(const ProbitModel& model, double load);

/// Load that kills this share, 0 < fraction < 1 [unit^n min].
double load_for_fraction(const ProbitModel& model, double fraction);

/// Constant concentration that kills this share after `exposure_s`, unit of the model.
double concentration_for_fraction(const ProbitModel& model, double fraction,
                                  double exposure_s);

/// A house in the cloud. Until `venting_start` it breathes by infiltration; then doors
/// and windows are opened, as one should once the cloud has passed.
struct Shelter {
  double infiltration_rate = 0;  ///< lam, air changes before venting [1/s]
  double removal_rate = 0;       ///< kd, loss to surfaces [1/s]
  double venting_start =
      std::numeric_limits<double>::infinity();  ///< on the clock of the history [s]
  double venting_rate = 0;                      ///< air changes after it [1/s]
};

/// Concentration indoors at the times of the history, zero at its start: exact for an
/// outdoor concentration linear between samples. Unit of `outdoor`.
std::vector<double> indoor_concentration(std::span<const double> time_s,
                                         std::span<const double> outdoor,
                                         const Shelter& shelter);

/// int Ci^n dt indoors over the history [unit^n min]; quadrature of the exact solution
/// (relative error below 1e-6).
double indoor_load(std::span<const double> time_s, std::span<const double> outdoor,
                   const Shelter& shelter, double n);

/// What is still to come after the end of the history, clean air outdoors, people
/// staying in: Ci^n / (n (lam + kd)) [unit^n min]. `indoor_end` at `end_s`; infinite
/// for a tight house that is never vented.
double indoor_load_after(double indoor_end, double end_s, const Shelter& shelter,
                         double n);

}  // namespace farreach
