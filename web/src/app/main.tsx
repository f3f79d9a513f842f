import "@fontsource-variable/inter/wght.css";
import "@/ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { watchTheme } from "@/lib/theme";
import { App } from "./app";
import { loadAhead } from "./router";

watchTheme();
loadAhead();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
