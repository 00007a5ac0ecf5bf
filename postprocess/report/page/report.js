// Draws the map and the charts of the report from the data in the page. Asks nothing of
// any network. Lengths in m, angles in degrees clockwise from north, times in s.
(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  // Of media that are not there nothing is drawn.
  for (const key of ['members', 'reaches', 'maps', 'histories', 'profiles'])
    data[key] = data[key] || [];
  const say = (key) => data.text[key] || key;
  const severityColour = ['#5f6b76', '#2b5fa8', '#b45f06', '#a3121f', '#5b1a5e'];
  const dashes = ['', '8 4', '2 4', '10 3 2 3', '14 5', '5 5'];
  const places = data.places;
  const state = { member: 0, substance: '', from: 0, time: 0, all: true, raster: true };
  // What media with scripts of their own draw, one file each behind this one: draw() and
  // charts(); further lines() on the map that labels keep clear of, legend(box), and
  // view(), a name and bounds for the map.
  const media = [];
  // Over all weathers: what the map shows; null without an ensemble.
  const far = data.far ? { view: null, cells: null } : null;

  // ---- numbers -------------------------------------------------------------------
  const mark = (text) => text.replace('.', say('number.decimal'));
  function duration(s) {
    const minutes = Math.round(s / 60);
    if (minutes < 120) return minutes + ' ' + say('unit.min');
    const h = Math.floor(minutes / 60), m = minutes % 60;
    return h + ' ' + say('unit.h') + (m ? ' ' + m + ' ' + say('unit.min') : '');
  }
  function clock(s) {
    if (data.start === null) return '';
    return new Date((data.start + s) * 1000).toISOString().slice(11, 16) + ' UTC';
  }
  const compass = (deg) => say('compass.' + (Math.round(deg / 22.5) % 16));
  const short = (v) => mark(String(Number(v.toPrecision(2))));

  // ---- geometry on the sphere ----------------------------------------------------
  const earth = 6371008.8, rad = Math.PI / 180;
  function destination(bearing, distance) {
    const a = distance / earth, b = bearing * rad, lat = data.site.lat * rad;
    const s = Math.sin(lat) * Math.cos(a) + Math.cos(lat) * Math.sin(a) * Math.cos(b);
    const y = Math.sin(b) * Math.sin(a) * Math.cos(lat);
    return [Math.asin(s) / rad,
      data.site.lon + Math.atan2(y, Math.cos(a) - Math.sin(lat) * s) / rad];
  }
  function polar(lat, lon) {
    const p = data.site.lat * rad, q = lat * rad, l = (lon - data.site.lon) * rad;
    const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(l / 2) ** 2;
    return { distance: 2 * earth * Math.asin(Math.min(1, Math.sqrt(h))),
      bearing: Math.atan2(Math.sin(l) * Math.cos(q),
        Math.cos(p) * Math.sin(q) - Math.sin(p) * Math.cos(q) * Math.cos(l)) / rad };
  }
  function circle(distance) {
    const points = [];
    for (let b = 0; b < 360; b += 3) points.push(destination(b, distance));
    return points;
  }
  function footprint(xy, windTo) {
    const points = [];
    for (let i = 0; i + 1 < xy.length; i += 2)
      points.push(destination(windTo - Math.atan2(xy[i + 1], xy[i]) / rad,
        Math.hypot(xy[i], xy[i + 1])));
    return points;
  }
  function ringPoints(packed, step) {
    const points = [];
    let lat = 0, lon = 0;
    for (let i = 0; i < packed.length; i += 2) {
      lat += packed[i];
      lon += packed[i + 1];
      points.push([lat * step, lon * step]);
    }
    return points;
  }

  // ---- raster of concentration ---------------------------------------------------
  function unpack(text, count) {
    const raw = atob(text), out = new Uint8Array(count);
    for (let i = 0, k = 0; i < raw.length; i++) {
      const byte = raw.charCodeAt(i);
      if (byte) out[k++] = byte;
      else k += raw.charCodeAt(++i);
    }
    return out;
  }
  const logOf = (byte) => (byte - 1) * 9 / 254 - 9;  // log10 of the mole fraction
  const ramp = [[255, 247, 188], [254, 217, 118], [254, 178, 76], [253, 141, 60],
    [240, 59, 32], [189, 0, 38], [103, 0, 31]];
  let rampLow = -8, rampHigh = -3;
  function rampColour(share) {
    const s = Math.max(0, Math.min(0.9999, share)) * (ramp.length - 1);
    const i = Math.floor(s), f = s - i;
    return ramp[i].map((c, k) => Math.round(c + f * (ramp[i + 1][k] - c)));
  }
  const field = { map: null, cells: null };
  // The cloud along its wind: rows across one half at every x, so it can be turned.
  function farCell(lat, lon) {
    const g = data.far, p = polar(lat, lon);
    if (!(p.distance >= g.inner && p.distance < g.outer)) return -1;
    const ring = Math.floor(g.rings * Math.log(p.distance / g.inner) /
      Math.log(g.outer / g.inner));
    const sector = Math.round((p.bearing + 360) / 360 * g.sectors) % g.sectors;
    return Math.min(ring, g.rings - 1) * g.sectors + sector;
  }
  const farView = () => far && far.view && far.view.kind !== 'plume';
  // Probability [-] and arrival [s] in classes of one colour each.
  const farClasses = {
    probability: { ends: [0.01, 0.05, 0.1, 0.25, 0.5, 0.75], colours: [[237, 231, 246],
      [209, 196, 233], [158, 154, 200], [117, 107, 177], [84, 39, 143], [63, 0, 105],
      [30, 0, 60]] },
    arrival: { ends: [3, 6, 12, 24, 48].map((h) => 3600 * h), colours: [[128, 0, 38],
      [217, 72, 1], [253, 141, 60], [253, 190, 110], [158, 202, 225], [66, 146, 198]] } };
  // Far away the air is thin: from a tenth of the lowest level on, four decades.
  const rampEnds = () => farView() ? [rampLow - 1, rampLow + 3] : [rampLow, rampHigh];
  function farColour(lat, lon) {
    const at = farCell(lat, lon), byte = at < 0 || !far.cells ? 0 : far.cells[at];
    if (byte < 1) return null;
    if (far.view.kind === 'cloud') {
      const level = logOf(byte), [low, high] = rampEnds();
      return level < low ? null : rampColour((level - low) / (high - low));
    }
    const classes = farClasses[far.view.kind];
    const value = 10 ** logOf(byte) * (far.view.kind === 'arrival' ? data.far.longest : 1);
    const i = classes.ends.findIndex((end) => value < end);
    return classes.colours[i < 0 ? classes.ends.length : i];
  }
  function sample(lat, lon, windTo) {
    const m = field.map, n = m.x.length, p = polar(lat, lon);
    const angle = (p.bearing - windTo) * rad, x = p.distance * Math.cos(angle);
    if (!(x > m.x[0] && x < m.x[n - 1])) return 0;
    let i = 0;
    for (let k = n - 1; k - i > 1;) {
      const middle = (i + k) >> 1;
      if (m.x[middle] <= x) i = middle;
      else k = middle;
    }
    const a = (x - m.x[i]) / (m.x[i + 1] - m.x[i]);
    const v = Math.abs(p.distance * Math.sin(angle)) /
      (m.w[i] + a * (m.w[i + 1] - m.w[i])) * (m.rows - 1);
    const j = Math.floor(v), b = v - j, c = field.cells, q = i * m.rows + j;
    if (j >= m.rows - 1) return 0;
    return (1 - a) * ((1 - b) * c[q] + b * c[q + 1]) +
      a * ((1 - b) * c[q + m.rows] + b * c[q + m.rows + 1]);
  }
  const Raster = L.Layer.extend({
    onAdd(map) {
      this.canvas = L.DomUtil.create('canvas', 'leaflet-zoom-hide');
      this.canvas.style.pointerEvents = 'none';
      map.getPane('raster').appendChild(this.canvas);
      map.on('moveend zoomend resize', this.draw, this);
      this.draw();
    },
    onRemove(map) {
      this.canvas.remove();
      map.off('moveend zoomend resize', this.draw, this);
    },
    draw() {
      const map = this._map;
      if (!map) return;
      const size = map.getSize(), step = 2;
      const w = Math.ceil(size.x / step), h = Math.ceil(size.y / step);
      const canvas = this.canvas;
      canvas.width = w;
      canvas.height = h;
      canvas.style.width = w * step + 'px';
      canvas.style.height = h * step + 'px';
      L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
      const context = canvas.getContext('2d');
      if (!(field.map || farView()) || !state.raster) return context.clearRect(0, 0, w, h);
      const image = context.createImageData(w, h);
      for (let y = 0; y < h; y++)
        for (let x = 0; x < w; x++) {
          const at = map.containerPointToLatLng([x * step + 1, y * step + 1]);
          if (farView()) {
            const own = farColour(at.lat, at.lng);
            if (own) image.data.set([own[0], own[1], own[2], 190], 4 * (y * w + x));
            continue;
          }
          const byte = sample(at.lat, at.lng, state.from + 180);
          const level = logOf(byte);
          if (byte < 1 || level < rampLow) continue;
          const rgb = rampColour((level - rampLow) / (rampHigh - rampLow));
          image.data.set([rgb[0], rgb[1], rgb[2], 175], 4 * (y * w + x));
        }
      context.putImageData(image, 0, 0);
    },
  });

  // ---- map -----------------------------------------------------------------------
  const map = L.map('map', { attributionControl: false, zoomSnap: 0.25,
    maxZoom: 15, minZoom: 3, scrollWheelZoom: false });
  for (const [name, z] of [['sea', 300], ['land', 310], ['zones', 340], ['raster', 420], ['lines', 440],
    ['marks', 460]])
    map.createPane(name).style.zIndex = z;
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());
  const text = (value) => {
    const span = document.createElement('span');
    span.textContent = value;
    return span;
  };

  // Detailed territories end at a box around the site; its edges are no borders.
  const detailBox = data.detailed.flatMap((t) => t.rings.flatMap((r) => ringPoints(r, t.step)))
    .reduce((b, [lat, lon]) => [Math.min(b[0], lat), Math.min(b[1], lon), Math.max(b[2], lat),
      Math.max(b[3], lon)], [90, 360, -90, -360]);
  function withoutBoxEdges(ring) {
    const on = (a, b, edge) => Math.abs(a - edge) < 2e-4 && Math.abs(b - edge) < 2e-4;
    const pieces = [[]];
    for (let i = 0; i <= ring.length; i++) {
      const p = ring[i % ring.length], last = i ? ring[i - 1] : p;
      const edge = i && (on(p[0], last[0], detailBox[0]) || on(p[0], last[0], detailBox[2]) ||
        on(p[1], last[1], detailBox[1]) || on(p[1], last[1], detailBox[3]));
      if (edge) pieces.push([]);
      pieces[pieces.length - 1].push(p);
    }
    return pieces.filter((piece) => piece.length > 1);
  }
  function drawTerritories(list, detailed) {
    for (const t of list) {
      const whole = t.rings.map((r) => ringPoints(r, t.step));
      const rings = detailed ? whole.flatMap(withoutBoxEdges) : whole;
      const sector = t.kind === 'sector';
      // The rim of the State itself is its neighbours' or the coast.
      if (!rings.length || (detailed && !sector && t.state === data.site.state)) continue;
      (detailed ? L.polyline : L.polygon)(rings, { pane: detailed ? 'lines' : sector ? 'sea' : 'land', interactive: false,
        color: sector ? '#33608c' : detailed ? '#5a1d6e' : '#c9cdd2',
        weight: detailed ? 2 : 1, dashArray: sector ? '6 5' : null,
        fill: !detailed, fillColor: sector ? '#e4eef5' : '#fbfaf6', fillOpacity: 1,
        opacity: detailed && !sector ? 0.85 : 0.8 }).addTo(map);
    }
  }
  // The name of a state stands deep inside the part of it that is seen, found on a
  // coarse lattice.
  function inside(rings, lat, lon) {
    let odd = false;
    for (const r of rings)
      for (let i = 0, j = r.length - 1; i < r.length; j = i++)
        if ((r[i][0] > lat) !== (r[j][0] > lat) &&
            lon < (r[j][1] - r[i][1]) * (lat - r[i][0]) / (r[j][0] - r[i][0]) + r[i][1])
          odd = !odd;
    return odd;
  }
  const lands = data.overview.concat(data.detailed)
    .filter((t, i, all) => all.findIndex((o) => o.state === t.state && o.kind === t.kind) === i)
    .map((t) => ({ name: t.name, kind: t.kind, rings: t.rings.map((r) => ringPoints(r, t.step)) }));
  // Whether part of the view is neither a State's land nor a sector of the tables.
  function beyondTheTable(n = 12) {
    const size = map.getSize();
    for (let i = 0; i <= n; i++)
      for (let j = 0; j <= n; j++) {
        const at = map.containerPointToLatLng([size.x * i / n, size.y * j / n]);
        if (!lands.some((land) => inside(land.rings, at.lat, at.lng))) return true;
      }
    return false;
  }
  function landSpots(n) {
    const size = map.getSize(), spots = [];
    for (const land of lands) {
      const has = new Set();
      for (let i = 1; i < n; i++)
        for (let j = 1; j < n; j++) {
          const at = map.containerPointToLatLng([size.x * i / n, size.y * j / n]);
          if (inside(land.rings, at.lat, at.lng)) has.add(i + ',' + j);
        }
      if (has.size < 4) continue;
      const ordered = [...has].map((c) => c.split(',').map(Number)).map(([i, j]) => {
        let d = 0;
        while (d < n && [[1, 0], [-1, 0], [0, 1], [0, -1]].every(([a, b]) =>
          has.has((i + a * (d + 1)) + ',' + (j + b * (d + 1))))) d++;
        return { x: size.x * i / n, y: size.y * j / n,
          worth: d - 0.05 * Math.hypot(i - n / 2, j - n / 2) };
      }).sort((p, q) => q.worth - p.worth);
      spots.push({ name: land.kind === 'sector' ? land.name + ' – ' + say('sector') : land.name,
        places: ordered.slice(0, 40) });
    }
    return spots;
  }
  // Labels are set one after the other where they cover nothing set before; one that
  // finds no room is left out. The popup of its mark still tells.
  const labelLayer = L.layerGroup().addTo(map);
  const further = [];  // gauges and stations: lat, lon, name, border, worth
  const drawnLines = data.detailed.filter((t) => t.kind === 'sector' || t.state !== data.site.state)
    .flatMap((t) => t.rings.flatMap((r) => withoutBoxEdges(ringPoints(r, t.step))));
  const wetPlaces = [];  // of a flow over the ground
  function linesSeen(size) {
    const seen = wetPlaces.map((at) => map.latLngToContainerPoint(at)).map((p) => [p, p]);
    for (const line of drawnLines.concat(media.flatMap((m) => m.lines || []))) {
      let last = null;
      for (const [lat, lon] of line) {
        const p = map.latLngToContainerPoint([lat, lon]);
        if (last && Math.min(p.x, last.x) < size.x && Math.max(p.x, last.x) > 0 &&
            Math.min(p.y, last.y) < size.y && Math.max(p.y, last.y) > 0) seen.push([last, p]);
        last = p;
      }
    }
    return seen;
  }
  // Liang and Barsky's clip of the stretch p-q against a box.
  function crosses(p, q, b) {
    let from = 0, to = 1;
    const dx = q.x - p.x, dy = q.y - p.y;
    for (const [d, r] of [[-dx, p.x - b[0]], [dx, b[2] - p.x], [-dy, p.y - b[1]], [dy, b[3] - p.y]]) {
      if (d === 0) {
        if (r < 0) return false;
      } else if (d < 0) from = Math.max(from, r / d);
      else to = Math.min(to, r / d);
    }
    return from <= to;
  }
  function setLabels() {
    tellOfBeyond();
    labelLayer.clearLayers();
    const size = map.getSize(), taken = [];
    const marksAt = places.map((p) => map.latLngToContainerPoint([p.lat, p.lon]));
    marksAt.push(map.latLngToContainerPoint([data.site.lat, data.site.lon]));
    const furtherAt = further.map((p) => map.latLngToContainerPoint([p.lat, p.lon]));
    for (const m of marksAt.concat(furtherAt)) taken.push([m.x - 7, m.y - 7, m.x + 7, m.y + 7]);
    taken.push([0, 0, 52, 82], [0, size.y - 34, 170, size.y], [size.x - 60, 0, size.x, 40]);
    const clear = (q) => q[0] > 2 && q[1] > 2 && q[2] < size.x - 2 && q[3] < size.y - 2 &&
      taken.every((t) => q[2] < t[0] || q[0] > t[2] || q[3] < t[1] || q[1] > t[3]);
    const lines = linesSeen(size);
    const crossed = (b) => lines.some(([p, q]) => crosses(p, q, b));
    // Rather beside a border or a course than across it.
    const put = (words, style, centres, w, h) => {
      const boxes = centres.map(([x, y]) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2])
        .filter(clear);
      const best = boxes.find((b) => !crossed(b)) || boxes[0];
      for (const box of best ? [best] : []) {
        const x = (box[0] + box[2]) / 2, y = (box[1] + box[3]) / 2;
        taken.push(box);
        const html = text(words);
        L.marker(map.containerPointToLatLng([x, y]), { pane: 'marks', interactive: false,
          keyboard: false, icon: L.divIcon({ className: 'map-label ' + style,
            iconSize: [w, h], html }) }).addTo(labelLayer);
        return true;
      }
      return false;
    };
    const aboveBelow = (p, w) => [[p.x + 8 + w / 2, p.y - 15], [p.x + 8 + w / 2, p.y + 15],
      [p.x - 8 - w / 2, p.y - 15], [p.x - 8 - w / 2, p.y + 15], [p.x, p.y - 17],
      [p.x, p.y + 17]];
    const around = (p, w) => [[p.x + 12 + w / 2, p.y], [p.x - 12 - w / 2, p.y],
      [p.x, p.y - 17], [p.x, p.y + 17], [p.x + 8 + w / 2, p.y - 15], [p.x + 8 + w / 2, p.y + 15],
      [p.x - 8 - w / 2, p.y - 15], [p.x - 8 - w / 2, p.y + 15]];
    const named = (p, words, style) => {
      const w = 7.4 * words.length + 4;
      return put(words, style, (style === 'border-name' ? aboveBelow : around)(p, w), w, 16);
    };
    const last = marksAt[marksAt.length - 1];
    named(last, say('site'), 'site-name');
    places.forEach((p, i) => {
      const border = p.kind === 'border' || p.kind === 'sector';
      if (border) named(marksAt[i], p.name + ', ' + p.distance, 'border-name') ||
        named(marksAt[i], p.distance, 'border-name');
    });
    further.map((p, i) => [p, furtherAt[i]]).sort((a, b) => b[0].worth - a[0].worth)
      .forEach(([p, at]) => named(at, p.name, p.border ? 'border-name' : ''));
    const towns = places.map((p, i) => [p, marksAt[i]])
      .filter(([p]) => p.kind !== 'border' && p.kind !== 'sector')
      .sort((a, b) => a[0].metres - b[0].metres).slice(0, 30);
    for (const [p, at] of towns) named(at, p.name, '');
    for (const spot of landSpots(16))
      put(spot.name, 'land', spot.places.map((q) => [q.x, q.y]), 13 * spot.name.length + 14, 22);
  }

  function drawPlaces() {
    for (const p of places) {
      const border = p.kind === 'border' || p.kind === 'sector';
      const box = document.createElement('div');
      for (const line of [p.name, say('distance') + ': ' + p.distance,
        say('arrival') + ': ' + p.arrival, p.peak ? say('peak') + ': ' + p.peak : ''])
        box.appendChild(Object.assign(document.createElement('div'), { textContent: line }));
      L.circleMarker([p.lat, p.lon], { pane: 'marks', radius: border ? 6 : 5,
        color: border ? '#5a1d6e' : '#16202b', weight: 2, fillColor: '#fff',
        fillOpacity: 1 }).addTo(map).bindPopup(box);
    }
    L.circleMarker([data.site.lat, data.site.lon], { pane: 'marks', radius: 7, color: '#fff',
      weight: 2, fillColor: '#16202b', fillOpacity: 1 }).addTo(map)
      .bindPopup(text(data.site.name));
    if (data.site.error > 0)
      L.polygon(circle(data.site.error), { pane: 'lines', color: '#16202b', weight: 1,
        dashArray: '1 5', fill: false, interactive: false }).addTo(map);
  }

  const zones = L.layerGroup().addTo(map);
  const raster = new Raster();
  const levelStyle = (l) => ({ color: severityColour[data.levels[l].severity] || '#333',
    dashArray: dashes[l % dashes.length] || null });
  function drawZones() {
    zones.clearLayers();
    if (farView()) return;
    const fixed = data.members.length && data.members[state.member].from !== null;
    const reaches = data.reaches.filter((r) => r.m === state.member && r.d > 0)
      .sort((a, b) => b.d - a.d);
    for (const r of reaches) {
      const style = levelStyle(r.l);
      if (state.all && !fixed)
        L.polygon(circle(r.d), Object.assign({ pane: 'zones', weight: 1.5, fill: false,
          interactive: false, opacity: 0.75 }, style)).addTo(zones);
      if (r.xy.length >= 6)
        L.polygon(footprint(r.xy, state.from + 180), Object.assign({ pane: 'zones',
          weight: 2.5, fillOpacity: state.raster && field.map ? 0.05 : 0.22 }, style))
          .bindTooltip(text(data.levels[r.l].name + ': ' + r.text), { sticky: true })
          .addTo(zones);
    }
  }

  // ---- what is shown ---------------------------------------------------------------
  function mapOfMember() {
    const own = data.maps.filter((m) => m.m === state.member);
    return own.find((m) => m.substance === state.substance) || own[0] || null;
  }
  function chooseField() {
    if (farView()) {
      const { kind, level } = far.view, count = data.far.rings * data.far.sectors;
      field.map = kind === 'cloud' ? data.far.cloud : null;
      far.cells = unpack(kind === 'cloud' ? field.map.frames[state.time].c
        : kind === 'arrival' ? level.arrival : level.p, count);
      return;
    }
    field.map = mapOfMember();
    if (!field.map) return;
    field.cells = unpack(field.map.frames[state.time].c, field.map.x.length * field.map.rows);
  }
  function element(kind, properties, children) {
    const e = Object.assign(document.createElement(kind), properties || {});
    for (const c of children || []) e.append(c);
    return e;
  }
  function choice(label, names, change) {
    const select = element('select');
    names.forEach((n, i) => select.append(element('option', { value: i, textContent: n })));
    select.addEventListener('change', () => change(Number(select.value)));
    return element('label', {}, [label, select]);
  }
  function worstFrom() {
    const border = places.filter((p) => p.kind === 'border' || p.kind === 'sector')
      .sort((a, b) => a.metres - b.metres)[0] || places[0];
    return border ? Math.round((border.azimuth + 180) / 5) * 5 % 360 : 0;
  }
  let player = null;
  function controls() {
    const box = document.getElementById('map-controls');
    box.textContent = '';
    if (player) clearInterval(player);
    player = null;
    if (far) box.append(farChoice());
    if (farView()) {
      if (far.view.kind !== 'cloud') return;
      box.append(element('span', { textContent: data.far.cloud.name }));
      return timeControls(box);
    }
    const member = data.members[state.member];
    if (data.members.length > 1) {
      const pick = choice(say('weather'), data.members.map((m) => m.name), (i) => {
        state.member = i;
        chooseMember();
      });
      pick.lastChild.value = state.member;
      box.append(pick);
    }
    const own = data.maps.filter((m) => m.m === state.member).map((m) => m.substance);
    if (own.length > 1) {
      const pick = choice(say('substance'), own, (i) => {
        state.substance = own[i];
        chooseMember();
      });
      pick.lastChild.value = Math.max(0, own.indexOf(field.map.substance));
      box.append(pick);
    }
    if (member && member.from === null) {
      const output = element('output');
      const show = () => { output.textContent = compass(state.from) + ', ' + state.from + '°'; };
      const slider = element('input', { type: 'range', min: 0, max: 355, step: 5 });
      slider.value = state.from;
      slider.addEventListener('input', () => { state.from = Number(slider.value); show(); redraw(); });
      show();
      box.append(element('label', {}, [say('wind_from'), slider, output]));
      const all = element('input', { type: 'checkbox', checked: state.all });
      all.addEventListener('change', () => { state.all = all.checked; drawZones(); });
      box.append(element('label', {}, [all, say('all_directions')]));
    } else if (member) {
      box.append(element('span', { textContent: say('wind_from') + ' ' +
        compass(member.from) + ', ' + Math.round(member.from) + '°' }));
    }
    if (field.map) timeControls(box);
  }
  function timeControls(box) {
    const frames = field.map.frames, output = element('output');
    const show = () => {
      const f = frames[state.time];
      output.textContent = duration(f.t) + (clock(f.t) ? ' · ' + clock(f.t) : '');
    };
    const slider = element('input', { type: 'range', min: 0, max: frames.length - 1, step: 1 });
    slider.value = state.time;
    const go = (i) => {
      state.time = i;
      slider.value = i;
      show();
      chooseField();
      raster.draw();
    };
    const play = element('button', { type: 'button', textContent: say('play') });
    const stop = () => { clearInterval(player); player = null; play.textContent = say('play'); };
    play.addEventListener('click', () => {
      if (player) return stop();
      play.textContent = say('pause');
      if (state.time >= frames.length - 1) go(0);
      player = setInterval(() => {
        if (state.time >= frames.length - 1) return stop();
        go(state.time + 1);
      }, 350);
    });
    slider.addEventListener('input', () => { if (player) stop(); go(Number(slider.value)); });
    show();
    box.append(element('label', {}, [say('time'), slider, output]));
    if (frames.length > 1) box.append(play);
    const on = element('input', { type: 'checkbox', checked: state.raster });
    on.addEventListener('change', () => { state.raster = on.checked; redraw(); });
    box.append(element('label', {}, [on, say('concentration')]));
  }
  function swatch(style) {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    const line = document.createElementNS(ns, 'line');
    for (const [k, v] of Object.entries({ x1: 0, x2: 26, y1: 6, y2: 6, stroke: style.color,
      'stroke-width': style.weight || 3, 'stroke-dasharray': style.dashArray || '' }))
      line.setAttribute(k, v);
    svg.append(line);
    return svg;
  }
  function legend() {
    const box = document.getElementById('legend');
    box.textContent = '';
    const add = (style, words) => box.append(element('div', {}, [swatch(style), text(words)]));
    if (farView()) farLegend(box);
    else data.levels.forEach((level, l) => {
      const r = data.reaches.find((q) => q.l === l && q.m === state.member);
      if (r && r.d > 0) add(levelStyle(l), level.name + ', ' + level.word + ': ' + r.text);
    });
    add({ color: '#5a1d6e', weight: 2 }, say('border'));
    if (data.site.error > 0)
      add({ color: '#16202b', weight: 1.5, dashArray: '1 5' }, say('site_error'));
    if (data.overview.concat(data.detailed).some((t) => t.kind === 'sector'))
      add({ color: '#33608c', weight: 2, dashArray: '6 5' }, say('sector_line'));
    tellOfBeyond();
    media.forEach((m) => m.legend && m.legend(box));
    if (!field.map) return;
    const bar = element('i');
    bar.style.background = 'linear-gradient(90deg,' +
      ramp.map((c) => 'rgb(' + c.join() + ')').join() + ')';
    const [low, high] = rampEnds();
    box.append(element('div', { className: 'ramp' }, [
      field.map.substance + ' ' + short(10 ** (low + 6)), bar,
      short(10 ** (high + 6)) + ' ' + say('unit.ppm') + ', ' + say('log_scale')]));
  }
  // A line of the legend, whichever is shown.
  function tellOfBeyond() {
    const told = document.getElementById('beyond');
    if (told) told.remove();
    if (beyondTheTable())
      document.getElementById('legend').append(element('div', { id: 'beyond' }, [
        swatch({ color: '#e6e4de', weight: 9 }), text(say('no_land_known'))]));
  }
  function redraw() {
    drawZones();
    raster.draw();
  }
  // ---- over all weathers -----------------------------------------------------------
  function farViews() {
    const shown = data.far.levels.filter((l) => l.any);
    const views = shown.map((level) => ({ kind: 'probability', level,
      name: say('far_probability') + ': ' + level.name }))
      .concat(shown.map((level) => ({ kind: 'arrival', level,
        name: say('far_arrival') + ': ' + level.name })));
    if (data.far.cloud) views.push({ kind: 'cloud', name: say('far_cloud') });
    if (data.members.length) views.push({ kind: 'plume', name: say('far_plume') });
    return views;
  }
  function around(radius) {
    map.fitBounds(L.latLngBounds([0, 90, 180, 270].map((b) => destination(b, radius))));
  }
  // Far enough for nearly all weathers and for the nearest neighbour.
  function farRadius() {
    const reach = far.view.level ? far.view.level.far : data.far.radius;
    return Math.min(data.far.radius, Math.max(1.15 * reach, nearest < Infinity ? 1.4 * nearest : 0));
  }
  function farChoice() {
    const views = far.views;
    const pick = choice(say('far_show'), views.map((v) => v.name), (i) => {
      const near = far.view.kind === 'plume', next = views[i];
      far.view = next;
      chooseMember();
      if (near !== (next.kind === 'plume')) around(near ? farRadius() : viewRadius);
    });
    pick.lastChild.value = Math.max(0, views.indexOf(far.view));
    return pick;
  }
  function farLegend(box) {
    if (far.view.kind === 'cloud') return;
    const percent = far.view.kind === 'probability', { ends, colours } = farClasses[far.view.kind];
    const of = (v) => percent ? mark(String(v * 100)) + ' %' : v / 3600 + ' ' + say('unit.h');
    box.append(element('div', { textContent: far.view.name, className: 'legend-head' }));
    colours.forEach((c, i) => {
      const words = i === 0 ? '< ' + of(ends[0])
        : i === ends.length ? '> ' + of(ends[i - 1]) : of(ends[i - 1]) + ' – ' + of(ends[i]);
      const patch = element('i', { className: 'patch' });
      patch.style.background = 'rgb(' + c.join() + ')';
      box.append(element('div', {}, [patch, text(words)]));
    });
  }
  // The frame in which the cloud covers most ground.
  function widestFrame(frames) {
    const { rings, sectors, inner, outer } = data.far, [low] = rampEnds();
    const covered = frames.map((f) => unpack(f.c, rings * sectors).reduce((sum, byte, k) =>
      byte && logOf(byte) >= low
        ? sum + (outer / inner) ** (2 * Math.floor(k / sectors) / rings) : sum, 0));
    return Math.max(0, covered.indexOf(Math.max(...covered)));
  }
  let farCurves = null, farInputs = null;
  const evenPercent = (v) => short(v) + ' %';
  function drawFarCurves() {
    const own = data.far.curves;
    document.getElementById('far-convergence').closest('figure').hidden = !own.length;
    if (!own.length) return;
    const line = (c, i, ys, more) => Object.assign({ label: c.name,
      data: c.n.map((n, k) => ({ x: n, y: ys[k] })), borderColor: palette[i],
      backgroundColor: palette[i] + '2b', pointRadius: 0, borderWidth: 2 }, more);
    const edge = { borderWidth: 0, band: true };
    farCurves = new Chart('far-convergence', { type: 'line', data: { datasets: own.flatMap(
      (c, i) => [line(c, i, c.p), line(c, i, c.low, edge),
        line(c, i, c.high, Object.assign({ fill: '-1' }, edge))]) },
    options: { responsive: true, maintainAspectRatio: false, parsing: false,
      interaction: { mode: 'nearest', intersect: false, axis: 'x' },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 26, boxHeight: 2,
        filter: (item, all) => !all.datasets[item.datasetIndex].band }, onClick: () => {} },
      tooltip: { filter: (item) => !item.dataset.band, callbacks: {
        title: (items) => items.length ? items[0].parsed.x + ' ' + say('far_weathers') : '',
        label: (c) => c.dataset.label + ': ' + evenPercent(c.parsed.y) } } },
      scales: { x: { type: 'linear', min: 1, max: Math.max(...own.flatMap((c) => c.n)),
        title: { display: true, text: say('far_weathers') }, ticks: { maxRotation: 0,
          callback: (v) => String(Math.round(v)) } },
      y: { min: 0, suggestedMax: 5, max: Math.min(100, 5 * Math.ceil(Math.max(...own.map(
        (c) => Math.max(3 * c.p[c.p.length - 1], 1.3 * c.high[c.high.length - 1]))) / 5)),
      ticks: { callback: (v) => plainTick(v) + ' %' } } } } });
  }
  // Whiskers of the 95 % intervals, drawn over the bars.
  const whiskers = { id: 'whiskers', afterDatasetsDraw(chart) {
    const { ctx, scales: { x } } = chart;
    ctx.save();
    ctx.strokeStyle = '#16202b';
    ctx.lineWidth = 1.5;
    chart.data.datasets.forEach((d, k) => chart.getDatasetMeta(k).data.forEach((bar, i) => {
      if (!d.ranges[i]) return;
      const from = x.getPixelForValue(d.ranges[i][1]), to = x.getPixelForValue(d.ranges[i][2]);
      ctx.beginPath();
      for (const [a, b, c, e] of [[from, bar.y, to, bar.y], [from, bar.y - 4, from, bar.y + 4],
        [to, bar.y - 4, to, bar.y + 4]]) {
        ctx.moveTo(a, b);
        ctx.lineTo(c, e);
      }
      ctx.stroke();
    }));
    ctx.restore();
  } };
  function wrapped(words) {
    const lines = [''];
    for (const word of words.split(' ')) {
      if ((lines[lines.length - 1] + word).length > 19) lines.push('');
      lines[lines.length - 1] += (lines[lines.length - 1] ? ' ' : '') + word;
    }
    return lines;
  }
  function drawFarInputs(index) {
    const own = data.far.inputs[index];
    document.getElementById('far-inputs').closest('figure').hidden = !own;
    if (farInputs) farInputs.destroy();
    farInputs = null;
    if (!own) return;
    document.getElementById('far-inputs').parentElement.style.height =
      120 + 56 * own.rows.length + 'px';
    document.getElementById('far-inputs-place').textContent = '– ' + own.name;
    const bars = (key, colour) => ({ label: say('far_' + key), backgroundColor: colour,
      ranges: own.rows.map((r) => r[key]), data: own.rows.map((r) => r[key] && r[key][0]),
      barPercentage: 0.8, categoryPercentage: 0.75 });
    farInputs = new Chart('far-inputs', { type: 'bar', plugins: [whiskers],
      data: { labels: own.rows.map((r) => wrapped(r.name)),
        datasets: [bars('first', '#0b4f8a'), bars('total', '#b9cfe4')] },
      options: { indexAxis: 'y', responsive: true, maintainAspectRatio: false,
        plugins: { legend: { position: 'bottom', labels: { boxWidth: 14 } }, tooltip: {
          callbacks: { label: (c) => c.dataset.label + ': ' + c.dataset.ranges[c.dataIndex]
            .map((v) => short(v) + ' %').join(' · ') } } },
        scales: { x: { min: 0, max: 100, title: { display: true, text: say('far_share') },
          ticks: { maxRotation: 0, callback: (v) => v + ' %' } }, y: { ticks: { autoSkip: false } } } } });
  }
  function drawFarCharts() {
    drawFarCurves();
    const own = data.far.inputs, start = Math.max(0, own.findIndex((i) => i.leading));
    if (own.length > 1) {
      const pick = choice(say('far_neighbour'), own.map((i) => i.name), drawFarInputs);
      pick.lastChild.value = start;
      document.getElementById('far-controls').append(pick);
    }
    drawFarInputs(start);
  }
  // Starts with the first frame in which the harmful part of the cloud is nearly as large
  // as it ever is.
  function firstTime(own) {
    if (!own) return 0;
    if (own === (data.far && data.far.cloud)) return widestFrame(own.frames);
    const of = (least) => data.levels.filter((l) => l.ppm && l.severity >= least &&
      l.substance === own.substance).map((l) => Math.log10(l.ppm) - 6);
    const harmful = of(2).length ? of(2) : of(1);
    const least = harmful.length ? Math.min(...harmful) : rampLow;
    const covered = own.frames.map((f) => unpack(f.c, own.x.length * own.rows)
      .reduce((sum, c, k) => {
        const i = Math.floor(k / own.rows);
        return c && logOf(c) >= least
          ? sum + own.w[i] * (own.x[i] - (i ? own.x[i - 1] : 0)) : sum;
      }, 0));
    return Math.max(0, covered.findIndex((n) => n >= 0.9 * Math.max(...covered)));
  }
  function chooseMember() {
    const member = data.members[state.member];
    if (member && member.from !== null) state.from = member.from;
    state.time = firstTime(farView() ? far.view.kind === 'cloud' && data.far.cloud
      : mapOfMember());
    chooseField();
    controls();
    legend();
    redraw();
    if (data.members.length) charts();
    const twin = document.getElementById('chart-weather');
    if (twin) twin.value = state.member;
  }

  // ---- charts ----------------------------------------------------------------------
  const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#6a3d9a', '#8a6d00',
    '#444444', '#56b4e9'];
  const pointStyles = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star'];
  const chartBegin = 50;  // where the chart against distance begins [m]
  let timeChart = null, distanceChart = null;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = '#16202b';
  Chart.defaults.animation = false;
  // One line per severity, at the lowest of its levels.
  function levelLines(xs, substance) {
    const own = data.levels.filter((l) => l.ppm && l.substance === substance);
    return data.levels.map((l, i) => [l, dashes[i % dashes.length]])
      .filter(([l]) => own.includes(l) &&
        l === own.filter((o) => o.severity === l.severity)
          .reduce((a, o) => o.ppm < a.ppm ? o : a))
      .map(([l, dash]) => ({ label: l.name + ', ' + l.value,
        borderColor: severityColour[l.severity], backgroundColor: 'transparent',
        borderWidth: 1.5, pointRadius: 0, pointStyle: 'line',
        borderDash: dash ? dash.split(' ').map(Number) : [],
        data: [{ x: xs[0], y: l.ppm }, { x: xs[1], y: l.ppm }] }));
  }
  function decade(v) {
    const power = Math.log10(v);
    return Math.abs(power - Math.round(power)) < 1e-6 ? short(v) : '';
  }
  function options(xTitle, xType, low, high, right) {
    return { responsive: true, maintainAspectRatio: false, parsing: false,
      interaction: { mode: 'nearest', intersect: false },
      plugins: { legend: { position: 'bottom', labels: { usePointStyle: true, pointStyleWidth: 20 } },
        tooltip: { callbacks: { label: (c) => c.dataset.label + ': ' + short(c.parsed.y) +
          ' ' + say('unit.ppm') } } },
      scales: { x: { type: xType, max: right, title: { display: true, text: xTitle },
        ticks: { maxRotation: 0, callback: xType === 'linear' ? (v) => String(Math.round(v)) : decade } },
      y: { type: 'logarithmic', min: low, max: high, title: { display: true,
        text: say('unit.ppm') }, ticks: { callback: decade } } } };
  }
  function bounds(values, substance) {
    const levels = data.levels.filter((l) => l.ppm && l.substance === substance)
      .map((l) => l.ppm);
    const top = Math.max(...values, ...levels, 1e-3);
    const low = Math.min(...levels, top) / 100;
    return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(top * 1.05))];
  }
  const points = (xs, ys, scale) => xs.map((x, i) => ({ x: x / scale,
    y: ys[i] === null ? NaN : ys[i] }));
  function charts() {
    if (timeChart) timeChart.destroy();
    if (distanceChart) distanceChart.destroy();
    const own = data.histories.filter((h) => h.m === state.member)
      .sort((a, b) => b.border - a.border || b.peak - a.peak).slice(0, 8);
    const substance = own.length ? own[0].substance
      : data.profiles.length ? data.profiles[0].substance : '';
    let range = bounds(own.flatMap((h) => h.c.filter((c) => c !== null)), substance);
    const end = Math.max(60, ...own.flatMap((h) => h.t.filter((t, i) => h.c[i] >= range[0])));
    const line = (label, i, d) => ({ label, data: d, borderColor: palette[i % palette.length],
      backgroundColor: palette[i % palette.length], borderWidth: 2, spanGaps: false, borderDash: [],
      pointStyle: pointStyles[i % pointStyles.length], pointRadius: (c) =>
        c.dataIndex % 12 === 6 ? 3.5 : 0 });
    const box = document.getElementById('time-chart').parentElement;
    box.hidden = !own.length;
    document.getElementById('time-chart-none').hidden = own.length > 0;
    timeChart = own.length ? new Chart('time-chart', { type: 'line', data: { datasets: own.map((h, i) =>
      line(h.name + (h.substance === substance ? '' : ' ' + h.substance), i,
        points(h.t, h.c, 60))).concat(levelLines([0, end / 60], substance)) },
    options: options(say('minutes'), 'linear', range[0], range[1], end / 60) }) : null;
    const profiles = data.profiles.filter((p) => p.substance === substance).slice(0, 8);
    const xs = profiles.flatMap((p) => p.x).filter((x) => x >= chartBegin).map((x) => x / 1000);
    const span = [Math.min(...xs), Math.max(...xs)];
    range = bounds(profiles.flatMap((p) => p.c.filter((c) => c !== null)), substance);
    distanceChart = new Chart('distance-chart', { type: 'line', data: { datasets: profiles
      .map((p, i) => line(data.members[p.m].name, i,
        points(p.x, p.c, 1000).filter((q) => q.x >= chartBegin / 1000)))
      .concat(xs.length ? levelLines(span, substance) : []) },
    options: options(say('unit.km'), 'logarithmic', range[0], range[1]) });
  }
  const plainTick = (v) => mark(String(Number(v.toPrecision(6))));
  function chartControls() {
    if (data.members.length < 2) return;
    const pick = choice(say('chart_weather'), data.members.map((m) => m.name), (i) => {
      state.member = i;
      chooseMember();
    });
    pick.lastChild.id = 'chart-weather';
    document.getElementById('chart-controls').append(pick);
  }

