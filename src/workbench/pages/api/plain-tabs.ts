/**
 * GraphiQL's tabs are elements of role `tab` with buttons in them, which a screen reader does not get into. They are made a list of
 * buttons here, of which one is the current; GraphiQL itself goes by its classes, not by these attributes.
 * @returns ends it
 */
export function plainTabs(place: HTMLElement): () => void {
  const makePlain = () => {
    for (const tab of place.querySelectorAll('.graphiql-tab')) {
      tab.parentElement?.setAttribute('role', 'list');
      tab.removeAttribute('role');
      tab.removeAttribute('aria-selected');
      const button = tab.querySelector('.graphiql-tab-button');
      const current = String(tab.classList.contains('graphiql-tab-active'));
      if (button?.getAttribute('aria-current') !== current) button?.setAttribute('aria-current', current);
    }
  };
  const observer = new MutationObserver(makePlain);
  observer.observe(place, { subtree: true, childList: true, attributeFilter: ['aria-selected'] });
  makePlain();
  return () => observer.disconnect();
}
