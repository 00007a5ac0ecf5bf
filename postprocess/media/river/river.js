  // ---- a river ---------------------------------------------------------------------
  const waterColour = ['#0b4f8a', '#b45f06', '#0f7a4a', '#6a3d9a'];
  const waterDash = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
  const riverCharts = [];
  const riverState = { substance: 0, station: 0 };
  // 1, 2 and 5 of each decade, or the powers of ten alone where there are many.
  function logTick(v, index, ticks) {
    const digit = Number(v.toExponential().split('e')[0]);
    const many = ticks[ticks.length - 1].value / ticks[0].value > 300;
    return digit === 1 || (!many && (digit === 2 || digit === 5)) ? short(v) : '';
  }
  // The last tick stands at the end of the data; it is told only where it is even.
  function evenTick(v, index, ticks) {
    const step = ticks.length > 2 ? ticks[1].value - ticks[0].value : 0;
    return step && Math.abs(v / step - Math.round(v / step)) > 1e-6 ? '' : short3(v);
  }
  function riverLevels(levels, x0, x1) {
    return levels.map((l, i) => ({ label: l.name + ', ' + l.text,
      borderColor: severityColour[l.severity], backgroundColor: 'transparent',
      borderWidth: 1.5, pointRadius: 0, pointStyle: 'line', level: true,
      borderDash: dashes[(i + 1) % dashes.length].split(' ').map(Number),
      data: [{ x: x0, y: l.mg }, { x: x1, y: l.mg }] }));
  }
  // From a thirtieth of the lowest level, or less where the end of the river is less.
  function waterBounds(tops, ends, levels) {
    const high = Math.max(...tops, ...levels.map((l) => l.mg), 1e-9);
    const low = Math.min(...ends, ...levels.map((l) => l.mg / 10), high / 100);
    return [10 ** Math.floor(Math.log10(Math.max(low, high * 1e-8))),
      10 ** Math.ceil(Math.log10(high * 1.02))];
  }
  function riverLine(c, points) {
    return { label: data.river.cases[c], data: points, group: c,
      borderColor: waterColour[c % waterColour.length],
      backgroundColor: waterColour[c % waterColour.length], borderWidth: 2.2, pointRadius: 0,
      pointStyle: 'line', borderDash: waterDash[c % waterDash.length] };
  }
  function riverBand(p, least) {
    const colour = waterColour[p.case % waterColour.length];
    const edge = (ys) => ({ label: '', group: p.case, band: true, pointRadius: 0, borderWidth: 0,
      borderColor: colour, backgroundColor: colour + '22',
      data: p.x.map((x, i) => ({ x, y: ys[i] === null ? least : Math.max(ys[i], least) })) });
    return [edge(p.low), Object.assign(edge(p.high), { fill: '-1' })];
  }
  function riverOptions(x, bounds, room) {
    return { responsive: true, maintainAspectRatio: false, parsing: false,
      layout: { padding: { top: room, right: 10 } },
      interaction: { mode: 'nearest', intersect: false, axis: 'x' },
      plugins: {
        legend: { position: 'bottom', labels: { boxWidth: 30, boxHeight: 0,
          filter: (item, all) => !all.datasets[item.datasetIndex].band },
          onClick: (event, item, legend) => {
            const own = legend.chart.data.datasets, at = own[item.datasetIndex];
            const seen = !legend.chart.isDatasetVisible(item.datasetIndex);
            own.forEach((d, i) => {
              if (i === item.datasetIndex || (at.group !== undefined && d.group === at.group))
                legend.chart.setDatasetVisibility(i, seen);
            });
            legend.chart.update();
          } },
        tooltip: { filter: (item) => !item.dataset.band, callbacks: {
          title: (items) => items.length ? short3(items[0].parsed.x) + ' ' + x.unit : '',
          label: (c) => c.dataset.label + ': ' + short(c.parsed.y) + ' ' + say('unit.mg/L') } } },
      scales: { x: { type: x.type || 'linear', min: x.min, max: x.max,
        title: { display: true, text: x.title },
        ticks: { maxRotation: 0, autoSkip: x.type !== 'logarithmic', autoSkipPadding: 12,
          callback: x.type === 'logarithmic' ? logTick : evenTick } },
      y: { type: 'logarithmic', min: bounds[0], max: bounds[1],
        title: { display: true, text: say('unit.mg/L') }, ticks: { callback: decade } } } };
  }
  const short3 = (v) => mark(String(Number(v.toPrecision(3))));
  // Numbers above a chart, and over them in rows the names that find room.
  const nameRows = 3, rowHeight = 15;
  function nameStations(chart) {
    const { ctx, chartArea: area, scales: { x } } = chart, stations = data.river.stations;
    const taken = [];
    const free = (b) => b[0] >= 0 && b[2] <= chart.width &&
      taken.every((t) => b[2] < t[0] || b[0] > t[2] || b[3] < t[1] || b[1] > t[3]);
    const worth = (s) => s.kind === 'border' ? 1e12 : s.kind === 'intake' ? 1e11 : s.people;
    const rowTop = (row) => area.top - 6 - (row + 1) * rowHeight;
    const write = (words, left, top, style) => {
      ctx.fillStyle = style;
      ctx.fillText(words, left, top + rowHeight / 2);
    };
    const stroke = (at, from, to, style, width, dash) => {
      ctx.strokeStyle = style;
      ctx.lineWidth = width;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(at, from);
      ctx.lineTo(at, to);
      ctx.stroke();
    };
    ctx.save();
    ctx.font = '600 11px ' + Chart.defaults.font.family;
    ctx.textBaseline = 'middle';
    const shown = stations.map((s, i) => ({ s, i, at: x.getPixelForValue(s.km) }))
      .filter((m) => m.at >= area.left - 1 && m.at <= area.right + 1)
      .sort((a, b) => worth(b.s) - worth(a.s) || a.s.km - b.s.km);
    for (const m of shown) {
      const border = m.s.kind === 'border';
      stroke(m.at, area.top, area.bottom, border ? '#5a1d6e' : m.s.kind === 'intake'
        ? '#33608c' : '#8a949e', border ? 2 : 1, border ? [] : [2, 4]);
      if (border) nameSides(m);
    }
    function nameSides(m) {
      const top = rowTop(nameRows + 1), gap = 7;
      for (const [from, to] of [[m.s.from, m.s.to], [m.s.from_code, m.s.to_code]]) {
        const l = ctx.measureText(from).width, r = ctx.measureText(to).width;
        const box = [m.at - gap - l, top, m.at + gap + r, top + rowHeight - 1];
        if (!free(box)) continue;
        taken.push([box[0] - 4, box[1], box[2] + 4, box[3]]);
        write(from, box[0], top, '#5a1d6e');
        write(to, m.at + gap, top, '#5a1d6e');
        m.sided = true;
        return stroke(m.at, top + 1, area.top, '#5a1d6e', 2, []);
      }
    }
    const colour = (m) => m.s.kind === 'border' ? '#5a1d6e' : '#16202b';
    for (const m of shown) {
      const number = String(m.i + 1), w = ctx.measureText(number).width, top = rowTop(0);
      const box = [m.at - w / 2 - 2, top, m.at + w / 2 + 2, top + rowHeight - 2];
      m.top = free(box) ? top : area.top;
      stroke(m.at, area.top - 5, area.top, colour(m), 1, []);
      if (m.top === area.top) continue;
      taken.push(box);
      ctx.fillStyle = '#fff';
      ctx.fillRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
      write(number, m.at - w / 2, top, colour(m));
    }
    for (const m of shown)
      if (m.sided) taken.push([m.at - 2, rowTop(nameRows), m.at + 2, m.top - 1]);
    for (const m of shown) nameAbove(m);
    function nameAbove(m) {
      const w = ctx.measureText(m.s.name).width;
      const near = (side) => Math.min(...shown.map((o) => (o.at - m.at) * side)
        .filter((d) => d > 1), 1e3);
      const first = near(1) >= near(-1) ? 0.5 : -0.5;
      if (m.top === area.top || m.sided) return;  // its sides are named
      for (let row = 1; row <= nameRows; row++)
        for (const shift of [first, 0, -first]) {
          const centre = m.at + shift * Math.max(0, w - 6), top = rowTop(row);
          const box = [centre - w / 2 - 3, top, centre + w / 2 + 3, top + rowHeight - 2];
          const leader = [m.at - 1, box[3] + 1, m.at + 1, m.top - 1];
          if (!free(box) || (row > 1 && !free(leader))) continue;
          taken.push(box);
          if (row > 1) taken.push(leader);
          write(m.s.name, centre - w / 2, top, colour(m));
          return stroke(m.at, box[3], m.top, colour(m), 1, []);
        }
    }
    ctx.restore();
  }
  function profileChart(own) {
    const profiles = own.profiles, km = profiles.flatMap((p) => p.x);
    if (!profiles.length) return null;
    const known = (ys) => ys.filter((y) => y !== null);
    const ends = profiles.map((p) => known(p.c).pop()).filter((y) => y > 0);
    const bounds = waterBounds(profiles.flatMap((p) => known(p.c)), ends, own.levels);
    const end = Math.max(...km);
    return new Chart('river-profile', { type: 'line',
      data: { datasets: profiles.map((p) => riverLine(p.case, points(p.x, p.c, 1)))
        .concat(riverLevels(own.levels, 0, end))
        .concat(profiles.flatMap((p) => riverBand(p, bounds[0]))) },
      options: riverOptions({ title: say('river_profile_x'), unit: say('unit.km'), min: 0,
        max: end }, bounds, (nameRows + 2) * rowHeight + 10),
      plugins: [{ id: 'stations', afterDatasetsDraw: nameStations }] });
  }
  function arrivalBars(own, scale) {
    return (chart) => {
      const { ctx, chartArea: area, scales: { x } } = chart;
      const at = (h) => Math.max(area.left, Math.min(area.right, x.getPixelForValue(h / scale)));
      ctx.save();
      own.forEach((s, row) => {
        if (s.early === null && s.arrival === null) return;
        const y = area.top - 8 - 9 * (own.length - 1 - row);
        const from = at(s.early === null ? s.arrival : s.early);
        const to = s.late === null ? area.right : at(s.late);
        ctx.fillStyle = waterColour[s.case % waterColour.length];
        ctx.globalAlpha = 0.45;
        ctx.fillRect(from, y - 3, Math.max(2, to - from), 6);
        ctx.globalAlpha = 1;
        if (s.arrival !== null) ctx.fillRect(at(s.arrival) - 1.5, y - 4, 3, 8);
      });
      ctx.restore();
    };
  }
  function seriesChart(own) {
    const series = own.series.filter((s) => s.station === riverState.station);
    const samples = series.flatMap((s) => s.c.map((c, i) => ({ c, t: s.t[i] })))
      .filter((p) => p.c !== null);
    if (!samples.length) return null;
    const tops = series.map((s) => s.peak).filter((c) => c > 0);
    const bounds = waterBounds(tops, [Math.min(...tops) / 100], own.levels);
    const seen = samples.filter((p) => p.c >= bounds[0]).map((p) => p.t);
    const ends = series.flatMap((s) => [s.early, s.late]).filter((h) => h > 0);
    const last = Math.max(...seen, ...ends), first = Math.min(...seen.filter((h) => h > 0), ...ends);
    const days = last > 72, scale = days ? 24 : 1, wide = last > 12 * first;
    return new Chart('river-series', { type: 'line',
      data: { datasets: series.map((s) => riverLine(s.case,
        points(s.t, s.c.map((c) => c !== null && c >= bounds[0] ? c : null), scale)))
        .concat(riverLevels(own.levels, (wide ? first * 0.9 : 0) / scale, last / scale)) },
      options: riverOptions({ title: say(days ? 'river_days' : 'river_hours'),
        unit: say(days ? 'unit.day' : 'unit.h'), type: wide ? 'logarithmic' : 'linear',
        min: (wide ? first * 0.9 : 0) / scale, max: last / scale }, bounds,
      9 * series.length + 12),
      plugins: [{ id: 'arrivals', afterDatasetsDraw: arrivalBars(series, scale) }] });
  }
  function drawRiverCharts() {
    riverCharts.splice(0).forEach((chart) => chart.destroy());
    const own = data.river.substances[riverState.substance];
    const place = data.river.stations[riverState.station];
    document.querySelectorAll('.river-choice').forEach((e) => { e.textContent = '– ' + own.name; });
    if (place) document.getElementById('river-place').textContent =
      '– ' + own.name + ', ' + (riverState.station + 1) + '. ' + place.name;
    for (const [canvas, chart] of [['river-profile', profileChart(own)],
      ['river-series', seriesChart(own)]]) {
      document.getElementById(canvas).closest('figure').hidden = !chart;
      if (chart) riverCharts.push(chart);
    }
    document.querySelectorAll('.river-table').forEach((e, i) =>
      e.classList.toggle('other', i !== riverState.substance));
  }
  function riverControls() {
    const { substances, stations } = data.river, box = document.getElementById('river-controls');
    riverState.substance = data.river.leading;
    riverState.station = Math.max(0, stations.findIndex((s) => s.kind === 'border'));
    if (substances.length > 1) {
      const pick = choice(say('substance'), substances.map((s) => s.name), (i) => {
        riverState.substance = i;
        drawRiverCharts();
      });
      pick.lastChild.value = riverState.substance;
      box.append(pick);
    }
    const pick = choice(say('river_station'), stations.map((s, i) => (i + 1) + '. ' + s.name),
      (i) => {
        riverState.station = i;
        drawRiverCharts();
      });
    pick.lastChild.value = riverState.station;
    box.append(pick);
  }
  const riverBlue = '#1f78b4';
  function drawRiver() {
    const river = data.river;
    if (river.course.length)
      L.polyline(river.course, { pane: 'lines', color: riverBlue, weight: 3,
        interactive: false }).addTo(map);
    river.stations.forEach((s, i) => {
      if (s.lat === null || s.lon === null) return;
      const border = s.kind === 'border', box = document.createElement('div');
      for (const line of [(i + 1) + '. ' + s.name, s.kind_name, s.distance])
        box.appendChild(element('div', { textContent: line }));
      L.circleMarker([s.lat, s.lon], { pane: 'marks', radius: border ? 6 : 5,
        color: border ? '#5a1d6e' : riverBlue, weight: 2, fillColor: '#fff',
        fillOpacity: 1 }).addTo(map).bindPopup(box);
      further.push({ lat: s.lat, lon: s.lon, name: (i + 1) + ' ' + s.name, border,
        worth: border ? 1e8 : s.kind === 'intake' ? 1e7 : s.people });
    });
  }
  function riverView() {
    const seen = data.river.course.concat(data.river.stations
      .filter((s) => s.lat !== null && s.lon !== null).map((s) => [s.lat, s.lon]));
    if (!seen.length) return null;
    return { name: say('river_view'),
      bounds: L.latLngBounds(seen.concat([[data.site.lat, data.site.lon]])).pad(0.08) };
  }
  if (data.river) media.push({
    lines: data.river.course.length ? [data.river.course] : [],
    charts: () => riverCharts,
    view: riverView,
    legend: (box) => box.append(element('div', {}, [
      swatch({ color: riverBlue, weight: 3 }), text(say('river') + ': ' + data.river.name)])),
    draw() {
      drawRiver();
      riverControls();
      drawRiverCharts();
    } });
