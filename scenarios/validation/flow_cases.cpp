#include "scenarios/validation/flow_cases.hpp"

#include "scenarios/validation/flow_case_list.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

struct FlowCase {
  const char* name;
  FigureReport (*run)(const FlowCaseRequest& request);
};

constexpr FlowCase cases[] = {
    {"baia-mare", run_baia_mare}, {"brumadinho", run_brumadinho},
    {"malpasset", run_malpasset}, {"merewether", run_merewether},
    {"okushiri", run_okushiri},   {"tailings-runout", run_tailings_runout},
    {"ukea5", run_ukea5}};

}  // namespace

std::vector<std::string> flow_cases() {
  std::vector<std::string> names;
  for (const FlowCase& c : cases) names.push_back(c.name);
  return names;
}

FigureReport run_flow_case(const FlowCaseRequest& request) {
  for (const FlowCase& c : cases)
    if (request.dataset == c.name) return c.run(request);
  throw InputError("unknown case of flow '" + request.dataset + "'");
}

}  // namespace farreach
