/* What every page gets when scripts run. Nothing here is needed to use a page. */
import { menus } from "./page/menus.js";
import { copyButtons } from "./page/copy.js";
import { filters } from "./page/filters.js";
import { forms } from "./page/forms.js";
import { drops } from "./page/drops.js";
import { shortcuts } from "./page/shortcuts.js";
import { showCurrentTab } from "./page/tabs.js";
import { themeSwitch } from "./page/theme-switch.js";
import { trouble } from "./page/trouble.js";
import { holdAwake } from "./device/wake.js";

trouble();
themeSwitch();
menus();
copyButtons();
filters();
forms();
drops();
shortcuts();
showCurrentTab();
if (document.querySelector("[data-awake]")) holdAwake();
