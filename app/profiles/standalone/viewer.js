// The script of a flame graph that was saved as a page: it runs in whatever browser opens the file, by itself.
(() => {
  const read = (id) => document.getElementById(id);
  const data = JSON.parse(read("profile").textContent);
  const graph = read("graph");
  const ROW = 18;
  const THINNEST = 0.5;
  let root = 0;
  let wanted = "";

  const depth = [];
  const children = data.parent.map(() => []);
  data.parent.forEach((parent, box) => {
    depth.push(parent < 0 ? 0 : depth[parent] + 1);
    if (parent >= 0) children[parent].push(box);
  });

  const nameOf = (box) => {
    if (data.fn[box] >= 0) return data.functions[data.fn[box]][0] || "(anonymous)";
    return data.hidden[box] > 0 ? `(${data.hidden[box]} hidden)` : "all";
  };
  const placeOf = (box) => (data.fn[box] >= 0 ? data.functions[data.fn[box]][1] : "");
  const fillOf = (box) => {
    const origin = data.fn[box] >= 0 ? data.functions[data.fn[box]][2] : -1;
    return data.origins.find((each) => each.at === origin)?.fill ?? (data.hidden[box] > 0 ? "#efefec" : "#dededa");
  };
  const say = (value) => {
    if (data.unit === "bytes")
      return value >= 1e6 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e3).toFixed(1)} kB`;
    if (data.unit === "count") return Math.round(value).toLocaleString("en-US");
    return value >= 999500 ? `${(value / 1e6).toFixed(2)} s` : `${(value / 1000).toFixed(value < 9950 ? 1 : 0)} ms`;
  };
  const share = (value) => `${data.busy > 0 ? ((100 * value) / data.busy).toFixed(1) : "0.0"} %`;
  const whole = data.unit === "microseconds" ? "busy" : "in all";
  const factsOf = (box) => {
    const total = data.end[box] - data.start[box];
    const self = data.fn[box] >= 0 ? `; self ${share(data.self[box])}, ${say(data.self[box])}` : "";
    return `${nameOf(box)} ${placeOf(box)}: total ${share(total)}, ${say(total)} of ${say(data.busy)} ${whole}${self}`;
  };
  const matches = (box) => wanted !== "" && `${nameOf(box)} (${placeOf(box)})`.toLowerCase().includes(wanted);

  function boxesBelow(top) {
    const boxes = [];
    const width = graph.clientWidth / Math.max(1, data.end[top] - data.start[top]);
    const pending = [top];
    while (pending.length > 0) {
      const box = pending.pop();
      if ((data.end[box] - data.start[box]) * width < THINNEST) continue;
      boxes.push(box);
      pending.push(...children[box]);
    }
    return boxes;
  }

  function draw() {
    const width = graph.clientWidth / Math.max(1, data.end[root] - data.start[root]);
    let lowest = 0;
    graph.replaceChildren(
      ...boxesBelow(root).map((box) => {
        const button = document.createElement("button");
        const top = (depth[box] - depth[root]) * ROW;
        lowest = Math.max(lowest, top);
        button.type = "button";
        button.textContent = nameOf(box);
        button.title = factsOf(box);
        button.style.cssText = `left:${(data.start[box] - data.start[root]) * width}px;top:${top}px;`;
        button.style.width = `${Math.max(THINNEST, (data.end[box] - data.start[box]) * width - 1)}px`;
        button.style.background = fillOf(box);
        button.classList.toggle("match", matches(box));
        button.onclick = () => zoomTo(box);
        button.onfocus = () => {
          read("facts").textContent = factsOf(box);
        };
        button.onmouseenter = button.onfocus;
        return button;
      }),
    );
    graph.style.height = `${lowest + ROW}px`;
    graph.classList.toggle("searching", wanted !== "");
    read("reset").hidden = root === 0;
  }

  function zoomTo(box) {
    root = box;
    draw();
    read("pane").scrollTop = 0;
  }

  /** Time on paths with a match; what is hidden in this file is not searched. */
  function found() {
    const isOn = [];
    let time = 0;
    data.parent.forEach((parent, box) => {
      isOn.push(matches(box) || (parent >= 0 && isOn[parent]));
      if (isOn[box] && !(parent >= 0 && isOn[parent])) time += data.end[box] - data.start[box];
    });
    return time;
  }

  read("search").oninput = (event) => {
    wanted = event.target.value.toLowerCase();
    read("found").textContent =
      wanted === "" ? "" : `${share(found())} of ${say(data.busy)} ${whole}, of what is in this file`;
    draw();
  };
  read("reset").onclick = () => zoomTo(0);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && data.parent[root] >= 0) zoomTo(data.parent[root]);
  });
  addEventListener("resize", draw);
  for (const { name, fill } of data.origins.filter(({ at }) => data.functions.some((each) => each[2] === at))) {
    const item = document.createElement("span");
    const colour = document.createElement("i");
    colour.style.background = fill;
    item.append(colour, name);
    read("legend").append(item);
  }
  read("legend").append(
    `width = ${data.unit === "microseconds" ? "time" : data.unit}, shares of ${say(data.busy)} ${whole} in ` +
      `${data.samples.toLocaleString("en-US")} samples; ${data.shown.toLocaleString("en-US")} of ${data.all.toLocaleString("en-US")} call paths`,
  );
  draw();
})();
