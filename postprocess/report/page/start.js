  // ---- start -----------------------------------------------------------------------
  const disabling = data.reaches.filter((r) => data.levels[r.l].severity >= 2 && r.d > 0);
  const farthest = (disabling.length ? disabling : data.reaches)
    .reduce((a, r) => r.d > (a ? a.d : 0) ? r : a, null);
  const nearest = places.filter((p) => p.kind === 'border' || p.kind === 'sector')
    .reduce((a, p) => Math.min(a, p.metres), Infinity);
  const reach = farthest ? farthest.d
    : Math.max(0, ...media.map((m) => m.farthest ? m.farthest() : 0)) || 5000;
  const viewRadius = Math.min(400000, Math.max(reach * 1.15, data.site.error * 1.2, 3000,
    nearest < 8 * reach || nearest < 60000 ? nearest * 1.15 : 0));
  map.fitBounds(L.latLngBounds([destination(0, viewRadius), destination(90, viewRadius),
    destination(180, viewRadius), destination(270, viewRadius)]));
  drawTerritories(data.overview, false);
  drawTerritories(data.detailed, true);
  drawPlaces();
  raster.addTo(map);
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  const north = L.control({ position: 'topright' });
  north.onAdd = () => element('div', { className: 'north', textContent: '↑ ' + say('north') });
  north.addTo(map);
  map.on('moveend resize', setLabels);
  setLabels();
  const floor = data.levels.filter((l) => l.ppm).map((l) => l.ppm * 1e-6);
  if (floor.length) {
    rampLow = Math.max(-9, Math.log10(Math.min(...floor)));
    rampHigh = Math.max(rampLow + 2, Math.log10(Math.max(...floor)) + 1);
  }
  state.member = farthest ? farthest.m : 0;
  state.from = worstFrom();
  const air = data.members.length > 0 || far !== null;
  document.getElementById('charts').hidden = !data.members.length;
  if (far) {
    far.views = farViews();
    // The farthest reaching level says most on a map.
    const maps = far.views.filter((v) => v.kind === 'probability')
      .sort((a, b) => b.level.far - a.level.far);
    far.view = maps[0] || far.views[0] || null;
  }
  if (air) {
    chartControls();
    chooseMember();
    if (farView()) around(farRadius());
    if (far) drawFarCharts();
  } else legend();
  media.forEach((m) => m.draw());
  // Each medium is seen best at a scale of its own; the first one opens the page.
  const views = media.map((m) => m.view && m.view()).filter(Boolean);
  if (air) views.unshift({ name: say('air_view'), bounds: map.getBounds() });
  else if (views.length) map.fitBounds(views[0].bounds);
  if (views.length > 1)
    document.getElementById('map-controls').before(element('div', { className: 'controls' },
      [choice(say('map_show'), views.map((v) => v.name),
        (i) => map.fitBounds(views[i].bounds))]));
  setLabels();
  const refit = () => {
    map.invalidateSize();
    for (const chart of [timeChart, distanceChart, farCurves, farInputs,
      ...media.flatMap((m) => m.charts())])
      if (chart) chart.resize();
  };
  window.addEventListener('beforeprint', refit);
  window.addEventListener('afterprint', refit);
  document.body.dataset.ready = 'yes';
})();
