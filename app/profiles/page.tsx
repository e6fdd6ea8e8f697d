import { load } from "@/app/load";
import { FormatList } from "@/components/profile/format-list";
import { UploadBox } from "@/components/profile/upload-box";
import { UploadList } from "@/components/profile/upload-list";
import { PageHeader, Section } from "@/components/ui/page";
import { READ_FORMATS } from "@/lib/profile/formats/formats";
import { listUploads } from "@/lib/store/uploads";
import { prepareReader } from "./read-off-thread";
import { removeUpload } from "./remove-upload";

export const metadata = { title: "Profiles" };

export default async function Page() {
  prepareReader();
  const uploads = await load(listUploads());
  return (
    <>
      <PageHeader title="Profiles" aside="opened files; a run's profiles are on its own page" />
      <UploadBox />
      <FormatList titles={READ_FORMATS.map(({ title }) => title)} />
      <Section id="opened" title="Opened files">
        <UploadList uploads={uploads} remove={removeUpload} />
      </Section>
    </>
  );
}
