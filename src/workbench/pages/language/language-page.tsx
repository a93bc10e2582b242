export default function LanguagePage() { return <p>…</p>; }
