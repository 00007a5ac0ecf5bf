  // ---- a flow over the ground ------------------------------------------------------
  const water = [[222, 235, 247], [158, 202, 225], [107, 174, 214], [49, 130, 189],
    [8, 81, 156], [8, 48, 107]];
  const depthOf = (byte) => 10 ** (logOf(byte) + 3);  // [m]
  function depthColour(share) {
    const at = Math.max(0, Math.min(1, share)) * (water.length - 1);
    const i = Math.min(water.length - 2, Math.floor(at));
    return water[i].map((c, k) => c + (at - i) * (water[i + 1][k] - c));
  }
  function depthPicture(packed, deepest) {
    const { columns, rows } = data.flow;
    const bytes = unpack(packed, columns * rows);
    const canvas = element('canvas', { width: columns, height: rows });
    const pen = canvas.getContext('2d'), image = pen.createImageData(columns, rows);
    bytes.forEach((byte, k) => {
      if (!byte) return;
      const share = (Math.log10(depthOf(byte)) + 2) / (Math.log10(deepest) + 2);
      const [r, g, b] = depthColour(share);
      image.data.set([r, g, b, 215], 4 * k);
    });
    pen.putImageData(image, 0, 0);
    return canvas.toDataURL();
  }
  function deepestOf(flow) {
    return Math.max(0.1, ...unpack(flow.largest, flow.columns * flow.rows)
      .reduce((top, byte) => byte > top[0] ? [byte] : top, [1]).map(depthOf));
  }
  function flowLegend(box) {
    if (!data.flow.columns) return;
    const bar = element('i');
    bar.style.background = 'linear-gradient(90deg,' +
      water.map((c) => 'rgb(' + c.join() + ')').join() + ')';
    box.append(element('div', { className: 'ramp' }, [
      say('flow_depth') + ' 0' + say('number.decimal') + '01', bar,
      short(deepestOf(data.flow)) + ' ' + say('unit.m') + ', ' + say('log_scale')]));
  }
  function drawFlow() {
    const flow = data.flow, box = element('div', { className: 'controls' });
    if (!flow.columns) return;
    document.getElementById('map-controls').after(box);
    const deepest = deepestOf(flow);
    const [south, west, north, east] = flow.box;
    unpack(flow.largest, flow.columns * flow.rows).forEach((byte, k) => {
      const row = Math.floor(k / flow.columns), column = k % flow.columns;
      if (byte && (row + column) % 3 === 0)
        wetPlaces.push([north - (row + 0.5) / flow.rows * (north - south),
          west + (column + 0.5) / flow.columns * (east - west)]);
    });
    const pictures = flow.frames.map((f) => depthPicture(f.d, deepest));
    const largest = depthPicture(flow.largest, deepest);
    const overlay = L.imageOverlay(largest, [[south, west], [north, east]],
      { interactive: false, className: 'flow-depth' }).addTo(map);
    const output = element('output');
    const slider = element('input', { type: 'range', min: 0, max: pictures.length - 1,
      step: 1, value: pictures.length - 1 });
    const all = element('input', { type: 'checkbox', checked: true });
    const show = () => {
      const i = Number(slider.value);
      overlay.setUrl(all.checked ? largest : pictures[i]);
      output.textContent = all.checked ? '' : duration(flow.frames[i].t) +
        (clock(flow.frames[i].t) ? ' · ' + clock(flow.frames[i].t) : '');
    };
    let running = null;
    const play = element('button', { type: 'button', textContent: say('play') });
    const stop = () => {
      clearInterval(running);
      running = null;
      play.textContent = say('play');
    };
    play.addEventListener('click', () => {
      if (running) return stop();
      all.checked = false;
      play.textContent = say('pause');
      if (Number(slider.value) >= pictures.length - 1) slider.value = 0;
      show();
      running = setInterval(() => {
        if (Number(slider.value) >= pictures.length - 1) return stop();
        slider.value = Number(slider.value) + 1;
        show();
      }, 350);
    });
    slider.addEventListener('input', () => {
      if (running) stop();
      all.checked = false;
      show();
    });
    all.addEventListener('change', show);
    box.append(element('label', {}, [all, say('flow_largest')]));
    if (pictures.length)
      box.append(element('label', {}, [say('time'), slider, output]), play);
    for (const s of flow.series) {
      if (s.lat === null || s.lon === null) continue;
      L.circleMarker([s.lat, s.lon], { pane: 'marks', radius: 4, color: '#16202b', weight: 2,
        fillColor: '#fff', fillOpacity: 1 }).addTo(map).bindPopup(text(s.name));
      further.push({ lat: s.lat, lon: s.lon, name: s.name, worth: 1e9 });
    }
  }
  function flowChart(canvas, own, unit) {
    const figure = document.getElementById(canvas).closest('figure');
    figure.hidden = !own.length;
    if (!own.length) return null;
    return new Chart(canvas, { type: 'line', data: { datasets: own.map((s, i) => ({
      label: s.name, data: s.t.map((t, k) => ({ x: t / 60, y: s.v[k] })),
      borderColor: palette[i % palette.length], backgroundColor: palette[i % palette.length],
      borderWidth: 2, pointRadius: 0 })) },
    options: { responsive: true, maintainAspectRatio: false, parsing: false,
      plugins: { legend: { position: 'bottom' } },
      scales: { x: { type: 'linear', title: { display: true, text: say('minutes') },
        ticks: { callback: plainTick } },
        y: { min: 0, title: { display: true, text: unit }, ticks: { callback: plainTick } } } } });
  }
  const flowCharts = [];
  if (data.flow) media.push({
    farthest: () => data.flow.farthest,
    charts: () => flowCharts,
    legend: flowLegend,
    view() {
      if (!data.flow.columns) return null;
      const [south, west, north, east] = data.flow.box;
      return { name: say('flow_view'), bounds: L.latLngBounds([[south, west], [north, east]]) };
    },
    draw() {
      drawFlow();
      const gauges = data.flow.series.filter((s) => !s.line);
      const lines = data.flow.series.filter((s) => s.line);
      if (!document.getElementById('flow-depth-chart')) return;
      flowCharts.push(flowChart('flow-depth-chart', gauges, say('unit.m')),
        flowChart('flow-discharge-chart', lines, say('unit.m3/s')));
    } });
