/// farreach validate: the model against a field campaign, beside other models.
#include <iostream>

#include "postprocess/io/side_files.hpp"
#include "postprocess/validation/validation_report.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/validation/validation.hpp"

namespace farreach::app {

int validate(const ValidateOptions& options) {
  const auto result = run_validation(options.dataset, options.observations);
  std::cout << validation_table(result);
  if (!options.json.empty())
    write_text_atomically(options.json, validation_json(result));
  const auto page = options.html.empty()
                        ? "farreach-validate-" + options.dataset + ".html"
                        : options.html.string();
  write_text_atomically(page, validation_html(result));
  std::cout << "\nscatter plot: " << page << "\n";
  return 0;
}

}  // namespace farreach::app
