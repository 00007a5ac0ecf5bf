"""Writes gridded weather as ERA5 has it, whole or damaged, with netCDF4.

usage: write_grid.py FILE [option ...] [-- FILE [option ...]] ...; every field is a formula that the tests know:
  u10 = 4 + 0.1 (lon - lon0), v10 = 1 + 0.1 (lat - lat0), level k: 5 + k and 2 in place
  of 4 and 1; t2m = 280 + n at hour n < 48; ground at 50 m, levels at 60, 730, 1450, 2950 and
  5550 m above it. With "daily" heat and rain change over the day, as sums of the hour
  before each time, or with "running" as sums since 00 UTC.
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


NOMADS = {
    "u": "ugrdprs", "v": "vgrdprs", "t": "tmpprs", "w": "vvelprs", "z": "hgtprs",
    "u10": "ugrd10m", "v10": "vgrd10m", "t2m": "tmp2m", "d2m": "dpt2m", "sp": "pressfc",
    "blh": "hpblsfc", "zust": "fricvsfc", "fsr": "sfcrsfc", "ishf": "shtflsfc",
    "tp": "apcpsfc", "tcc": "tcdcclm", "orog": "hgtsfc"}


def daily(clock, rate, running):
    """Sums of the hour before each clock hour, or since 00 UTC (at 00: of the day)."""
    hours = (clock - 1) % 24 + 1
    if not running:
        return rate(hours)
    total = 0
    for hour in range(1, 25):
        total = total + np.where(hour <= hours, rate(hour), 0)
    return total


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
    spacing = float(values.get("spacing", 1))
    lat = np.arange(lat0 - width + spacing, lat0 + width - spacing + 0.01, spacing)
    lon = np.arange(lon0 - width, lon0 + width + 0.01, spacing)
    if "uneven" in flags:
        lat[2] += 0.3
    file_lat = lat if "ascending" in flags else lat[::-1]
    file_lon = np.sort(lon % 360) if "lon360" in flags else lon
    near_lon = lon0 + (file_lon - lon0 + 180) % 360 - 180

    nomads = "nomads" in flags
    time_name = "valid_time" if "new_names" in flags else "time"
    level_name = ("pressure_level" if "new_names" in flags else
                  "lev" if nomads else "level")
    along = "step" if "steps" in flags else time_name  # dimension of times
    if "centre" in values:
        out.GRIB_centre = values["centre"]
    out.createDimension(along, hours)
    out.createDimension("latitude", len(lat))
    out.createDimension("longitude", len(lon))
    moments = "valid_time" if "steps" in flags else time_name
    real = "days" in flags or nomads
    time = out.createVariable(moments, "f8" if real else "i4", (along,))
    if "steps" in flags:  # as cfgrib has a forecast
        time.standard_name = "time"
        reference = out.createVariable("time", "i4")
        reference.standard_name = "forecast_reference_time"
        reference.units = "hours since 2026-06-01"
        reference[:] = 0
        step = out.createVariable("step", "f8", ("step",))
        step.standard_name, step.units = "forecast_period", "hours"
        step[:] = np.arange(hours)
    year, month, day = (int(x) for x in values.get("day", "2026-6-1").split("-"))
    start = netCDF4.date2num(
        datetime.datetime(year, month, day, first), "hours since 1900-01-01",
        "noleap" if values.get("calendar") == "noleap" else "gregorian")
    step = float(values.get("step", 1))
    count = start + step * np.arange(hours)
    if "back" in flags:
        count[2], count[3] = count[3], count[2]
    if "days" in flags:
        time.units = "days since 1900-01-01 05:00:00 +05:00"
        time[:] = count / 24.0
    elif nomads:  # the Julian calendar before 1582: two days more than Gregorian
        time.units = "days since 1-1-1 00:00:0.0"
        time[:] = count / 24.0 + 693597
    else:
        time.units = values.get("time_units", "hours since 1900-01-01 00:00:00.0")
        time[:] = count
    time.calendar = values.get("calendar", "gregorian")
    if nomads:
        del time.calendar
    for name, axis, unit in (("latitude", file_lat, "degrees_north"),
                             ("longitude", file_lon, "degrees_east")):
        v = out.createVariable(name, "f4", (name,))
        v.units = unit
        v[:] = axis

    east = (near_lon - lon0)[None, :] + 0 * file_lat[:, None]
    north = (file_lat - lat0)[:, None] + 0 * near_lon[None, :]


    scalar = values.get("scalar_time")  # hour of all values; "none": of no time
    if scalar not in (None, "none"):
        moment = out.createVariable("moment", "i4")
        moment.units, moment.standard_name = "hours since 2026-06-01", "time"
        moment[:] = int(scalar)

    def add(name, unit, data, dims, standard=None):
        if name in drop:
            return
        if scalar is not None and dims[0] == along:
            dims = dims[1:]
            data = data[int(scalar) if scalar != "none" else 0]
        unit = values.get("unit_" + name, unit)
        fill = None
        data = np.broadcast_to(data, [len(out.dimensions[d]) for d in dims]).astype("f8")
        packed = "packed" in flags
        if packed or name == values.get("fill"):
            fill = -32767 if packed else 9.999e20
        stored = name
        if nomads:
            stored = NOMADS[name]
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
        if nomads:
            v.long_name = "** %s [%s]" % (name, unit)
        else:
            v.units = unit
        if standard and not nomads:
            v.standard_name = standard
        if scalar is not None and "parts" in values:
            v.coordinates = "moment level latitude longitude"
        if name == values.get("fill"):
            data = np.ma.array(data, mask=False)
            where = [slice(None)] * (data.ndim - 2) + [1, 2]
            data[tuple(where)] = np.ma.masked
        if packed:
            low, high = float(data.min()), float(data.max())
            v.scale_factor = max(high - low, 1e-6) / 60000
            v.add_offset = 0.5 * (low + high)
        v[:] = data


    if "expver" in flags:  # ERA5T, then ERA5, which ends after three hours
        out.createDimension("expver", 2)
        version = out.createVariable("expver", "i4", ("expver",))
        version[:] = [5, 1]
    versions = ("expver",) if "expver" in flags else ()
    surface = (along,) + versions + ("latitude", "longitude")
    n = np.arange(hours).reshape((hours,) + (1,) * (len(surface) - 1))
    one = np.ones(n.shape)
    if "surface" in parts:
        u10 = one * (4 + 0.1 * east)
        if "expver" in flags:
            final = (n < 3) & (np.array([5, 1])[None, :, None, None] == 1)
            first_issue = (n >= 3) & (np.array([5, 1])[None, :, None, None] == 5)
            u10 = np.where(final | first_issue, u10 + first_issue, np.nan)
        add("u10", "m s**-1", u10, surface)
        add("v10", "m s**-1", one * (1 + 0.1 * north), surface)
        celsius = values.get("unit_t2m") == "degC"
        add("t2m", "K", (280 - (273.15 if celsius else 0)) + n % 48, surface)
        add("d2m", "K", 275 + 0 * n, surface)
        add("sp", "Pa", 100500 / (100 if values.get("unit_sp") == "hPa" else 1) * one,
            surface, "surface_air_pressure")
        add("blh", "m", 400 + 100 * (n % 48), surface)
        add("zust", "m s**-1", 0.3 * one, surface)
        add("fsr", "m", 0.05 * one, surface)
        clock = first + n
        if "daily" in flags:
            add("sshf", "J m**-2", one * daily(
                clock, lambda h: -3600 * (20 - 80 * np.cos(2 * np.pi * h / 24)),
                "running" in flags), surface)
        elif "sums" in flags:
            add("sshf", "J m**-2", -50 * 3600 * one, surface,
                "surface_upward_sensible_heat_flux")
        else:
            add("ishf", "W m**-2", (50 if nomads else -50) * one, surface)
        if "daily" in flags:
            # Rain from the end of the first full day after this hour on.
            falls = clock > 24 * (int(values.get("dry", -24)) // 24 + 1)
            add("tp", "m", falls * daily(
                clock, lambda h: 0.001 * np.maximum(0, np.sin(h / 3.0 + east)),
                "running" in flags), surface)
        else:
            add("tp", "kg m**-2" if nomads else "m", (1 if nomads else 0.001) * one,
                surface)
        add("tcc", "(0 - 1)", 0.5 * one, surface)
    if "ground" in flags or "flat_ground" in flags:
        slope = 20 if "ground" in flags else 0
        add("orog", "m", (50 + slope * east) * one, surface, "surface_altitude")
    if "levels" in parts:
        pressure = np.array([1000, 925, 850, 700, 500])
        height = np.array([110, 780, 1500, 3000, 5600.0])
        order = slice(None, None, -1) if "top_first" in flags else slice(None)
        out.createDimension(level_name, int(values.get("levels", 5)))
        v = out.createVariable(level_name, "i4", (level_name,))
        v.units = values.get("level_units", "millibar" if nomads else "millibars")
        if "levels" in values:  # declared, without values
            for name in ("u", "v", "z"):
                out.createVariable(name, "f4", (along, level_name, "latitude",
                                                "longitude"), zlib=True,
                                   chunksizes=(hours, int(values.get("chunk", 16)), 4,
                                               4)).units = "m s**-1"
            out["z"].units = "m**2 s**-2"
            out.close()
            return
        v[:] = pressure[order]
        dims = (along, level_name, "latitude", "longitude")
        k = np.arange(5)[order][None, :, None, None]
        each = np.ones((hours, 1, 1, 1))
        add("u", "m s**-1", each * (5 + k + 0.1 * east), dims, "eastward_wind")
        add("v", "m s**-1", each * (2 + 0 * k + 0.1 * north), dims, "northward_wind")
        add("w", "Pa s**-1", each * (-0.5 + 0 * k + 0 * east), dims,
            "lagrangian_tendency_of_air_pressure")
        add("t", "K", each * (280 - 5 * k + 0 * east), dims, "air_temperature")
        if "z" not in drop:
            shift = 50 if "low_ground" in flags else 0
            add("z", "gpm" if nomads else "m**2 s**-2",
                each * (1 if nomads else g) * (height[order][None, :, None, None] - shift + 0 * east), dims,
                "geopotential")
    out.close()


words = sys.argv[1:] + ["--"]
while words:
    end = words.index("--")
    write(words[0], words[1:end])
    words = words[end + 1:]
