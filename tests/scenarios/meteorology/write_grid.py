"""Writes gridded weather as ERA5 has it, whole or damaged, with netCDF4.

usage: write_grid.py FILE [option ...] [-- FILE [option ...]] ...; every field is a formula that the tests know:
  u10 = 4 + 0.1 (lon - lon0), v10 = 1 + 0.1 (lat - lat0), level k: 5 + k and 2 in place
  of 4 and 1; t2m = 280 + n at hour n; ground at 50 m, levels at 60, 730, 1450, 2950 and
  5550 m above it.
"""
import datetime
import sys

try:
    import netCDF4
    import numpy as np
except ImportError:
    sys.exit(77)

CF_NAMES = {
    "u10": ("eastward_wind", 10), "v10": ("northward_wind", 10),
    "t2m": ("air_temperature", 2), "d2m": ("dew_point_temperature", 2),
    "sp": ("surface_air_pressure", 0),
    "blh": ("atmosphere_boundary_layer_thickness", 0),
    "zust": ("friction_velocity", 0), "fsr": ("surface_roughness_length", 0),
    "ishf": ("surface_downward_sensible_heat_flux", 0),
    "tp": ("lwe_thickness_of_precipitation_amount", 0),
    "tcc": ("cloud_area_fraction", 0), "orog": ("surface_altitude", 0),
    "u": ("eastward_wind", 0), "v": ("northward_wind", 0),
    "w": ("lagrangian_tendency_of_air_pressure", 0), "t": ("air_temperature", 0),
    "z": ("geopotential", 0)}


def write(file, options):
    flags = set(o for o in options if "=" not in o)
    values = dict(o.split("=", 1) for o in options if "=" in o)
    drop = set(values.get("drop", "").split(","))
    parts = values.get("parts", "levels,surface").split(",")
    lat0, lon0 = float(values.get("lat0", 46)), float(values.get("lon0", 53))
    hours = int(values.get("hours", 7))
    first = int(values.get("first", 0))
    g = 9.80665

    out = netCDF4.Dataset(file, "w", format=values.get("format", "NETCDF4"))
    width = float(values.get("width", 4))
    lat = np.arange(lat0 - width + 1, lat0 + width - 0.99, 1.0)
    lon = np.arange(lon0 - width, lon0 + width + 0.01, 1.0)
    if "uneven" in flags:
        lat[2] += 0.3
    file_lat = lat if "ascending" in flags else lat[::-1]
    file_lon = np.sort(lon % 360) if "lon360" in flags else lon
    near_lon = lon0 + (file_lon - lon0 + 180) % 360 - 180

    time_name = "valid_time" if "new_names" in flags else "time"
    level_name = "pressure_level" if "new_names" in flags else "level"
    out.createDimension(time_name, hours)
    out.createDimension("latitude", len(lat))
    out.createDimension("longitude", len(lon))
    time = out.createVariable(time_name, "f8" if "days" in flags else "i4", (time_name,))
    start = netCDF4.date2num(
        datetime.datetime(2026, 6, 1, first), "hours since 1900-01-01")
    step = float(values.get("step", 1))
    count = start + step * np.arange(hours)
    if "back" in flags:
        count[2], count[3] = count[3], count[2]
    if "days" in flags:
        time.units = "days since 1900-01-01 05:00:00 +05:00"
        time[:] = count / 24.0
    else:
        time.units = values.get("time_units", "hours since 1900-01-01 00:00:00.0")
        time[:] = count
    time.calendar = values.get("calendar", "gregorian")
    for name, axis, unit in (("latitude", file_lat, "degrees_north"),
                             ("longitude", file_lon, "degrees_east")):
        v = out.createVariable(name, "f4", (name,))
        v.units = unit
        v[:] = axis

    east = (near_lon - lon0)[None, :] + 0 * file_lat[:, None]
    north = (file_lat - lat0)[:, None] + 0 * near_lon[None, :]


    def add(name, unit, data, dims, standard=None):
        if name in drop:
            return
        unit = values.get("unit_" + name, unit)
        fill = None
        data = np.broadcast_to(data, [len(out.dimensions[d]) for d in dims]).astype("f8")
        packed = "packed" in flags
        if packed or name == values.get("fill"):
            fill = -32767 if packed else 9.999e20
        stored = name
        if "cf_names" in flags:  # nothing tells the quantity but the standard name
            stored = "field_%d" % len(out.variables)
            standard, near = CF_NAMES[name]
            if near and "height_%d" % near not in out.variables:
                h = out.createVariable("height_%d" % near, "f8")
                h.units, h.standard_name = "m", "height"
                h[:] = near
        v = out.createVariable(stored, "i2" if packed else "f4", dims, fill_value=fill)
        if "cf_names" in flags and near and "no_height" not in flags:
            v.coordinates = "lon lat height_%d" % near
        v.units = unit
        if standard:
            v.standard_name = standard
        if name == values.get("fill"):
            data = np.ma.array(data, mask=False)
            where = [slice(None)] * (data.ndim - 2) + [1, 2]
            data[tuple(where)] = np.ma.masked
        if packed:
            low, high = float(data.min()), float(data.max())
            v.scale_factor = max(high - low, 1e-6) / 60000
            v.add_offset = 0.5 * (low + high)
        v[:] = data


    if "expver" in flags:
        out.createDimension("expver", 2)
    versions = ("expver",) if "expver" in flags else ()
    surface = (time_name,) + versions + ("latitude", "longitude")
    n = np.arange(hours).reshape((hours,) + (1,) * (len(surface) - 1))
    one = np.ones(n.shape)
    if "surface" in parts:
        add("u10", "m s**-1", one * (4 + 0.1 * east), surface)
        add("v10", "m s**-1", one * (1 + 0.1 * north), surface)
        celsius = values.get("unit_t2m") == "degC"
        add("t2m", "K", (280 - (273.15 if celsius else 0)) + n, surface)
        add("d2m", "K", 275 + 0 * n, surface)
        add("sp", "Pa", 100500 / (100 if values.get("unit_sp") == "hPa" else 1) * one,
            surface, "surface_air_pressure")
        add("blh", "m", 400 + 100 * n, surface)
        add("zust", "m s**-1", 0.3 * one, surface)
        add("fsr", "m", 0.05 * one, surface)
        if "sums" in flags:
            add("sshf", "J m**-2", -50 * 3600 * one, surface,
                "surface_upward_sensible_heat_flux")
        else:
            add("ishf", "W m**-2", -50 * one, surface)
        add("tp", "m", 0.001 * one, surface)
        add("tcc", "(0 - 1)", 0.5 * one, surface)
    if "ground" in flags or "flat_ground" in flags:
        slope = 20 if "ground" in flags else 0
        add("orog", "m", (50 + slope * east) * one, surface, "surface_altitude")
    if "levels" in parts:
        pressure = np.array([1000, 925, 850, 700, 500])
        height = np.array([110, 780, 1500, 3000, 5600.0])
        order = slice(None, None, -1) if "top_first" in flags else slice(None)
        out.createDimension(level_name, 5)
        v = out.createVariable(level_name, "i4", (level_name,))
        v.units = values.get("level_units", "millibars")
        v[:] = pressure[order]
        dims = (time_name, level_name, "latitude", "longitude")
        k = np.arange(5)[order][None, :, None, None]
        each = np.ones((hours, 1, 1, 1))
        add("u", "m s**-1", each * (5 + k + 0.1 * east), dims, "eastward_wind")
        add("v", "m s**-1", each * (2 + 0 * k + 0.1 * north), dims, "northward_wind")
        add("w", "Pa s**-1", each * (-0.5 + 0 * k + 0 * east), dims,
            "lagrangian_tendency_of_air_pressure")
        add("t", "K", each * (280 - 5 * k + 0 * east), dims, "air_temperature")
        if "z" not in drop:
            shift = 50 if "low_ground" in flags else 0
            add("z", "m**2 s**-2",
                each * g * (height[order][None, :, None, None] - shift + 0 * east), dims,
                "geopotential")
    out.close()


words = sys.argv[1:] + ["--"]
while words:
    end = words.index("--")
    write(words[0], words[1:end])
    words = words[end + 1:]
