#include "postprocess/media/plume/plume_summary.hpp"

#include <nlohmann/json.hpp>

#include "models/hazard/plumes.hpp"
#include "postprocess/io/json_values.hpp"

namespace farreach {

void summarize_weathers(const Outcome& o, const Effects&,
                        nlohmann::ordered_json& summary) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const Member& m : o.part<Plumes>().members)
    list.push_back(
        {{"name", m.weather.name},
         {"wind_speed_m_s", number_or_null(m.weather.wind_speed)},
         {"wind_from_deg",
          m.weather.wind_from ? number_or_null(*m.weather.wind_from) : Json()},
         {"stability", std::string(1, m.weather.stability)},
         {"air_temperature_k", number_or_null(m.weather.air_temperature)},
         {"weight", number_or_null(m.weather.weight)}});
  summary["weathers"] = std::move(list);
}

}  // namespace farreach
