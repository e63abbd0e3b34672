// An explorer in Jupyter, within the frame that its stylesheet knows; on a page the host makes the same frame.

export function inJupyter(explorer) {
  const render = ({ model, el, ...rest }) => {
    const live = document.createElement("div");
    live.className = "explorer-live";
    // Arrow keys and letters are for the explorer; JupyterLab would take them for its cells.
    live.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape")) event.stopPropagation();
    });
    const body = document.createElement("div");
    body.className = "explorer-body";
    live.append(body);
    el.append(live);
    return explorer.render({ model, el: body, ...rest });
  };
  return { ...explorer, render };
}
