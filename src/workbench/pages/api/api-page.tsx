export default function ApiPage() { return <p>…</p>; }
