export default function Page() {
  return <h1>Wick</h1>;
}
