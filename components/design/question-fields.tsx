"use client";
import { CheckField, TextField } from "@/components/ui/field";
import { ResearchQuestion } from "@/lib/protocol/study";
import type { DesignPart } from "./design-part";
import { followPlan } from "./edit-conditions";
import { useProblem } from "./use-draft";

const ASKS: Record<ResearchQuestion, string> = {
  RQ1: "does profiling help?",
  RQ2: "which representation?",
  RQ3: "which budget?",
  RQ4: "for which bottlenecks?",
  RQ5: "how does it fail?",
};

export function QuestionFields({ design, change }: DesignPart) {
  const problems = { title: useProblem("title"), question: useProblem("question") };
  const missing = useProblem("researchQuestions");
  const toggle = (question: ResearchQuestion, on: boolean) => {
    const researchQuestions = ResearchQuestion.options.filter((each) =>
      each === question ? on : design.researchQuestions.includes(each),
    );
    change(followPlan(design, { ...design, researchQuestions }));
  };
  return (
    <div className="grid gap-4 pb-5 max-w-[48rem]">
      <TextField
        label="Title"
        value={design.title}
        problem={problems.title}
        onChange={(title) => change({ ...design, title })}
        inputClass="text-base font-semibold"
      />
      <TextField
        label="Question"
        rows={2}
        value={design.question}
        problem={problems.question}
        onChange={(question) => change({ ...design, question })}
      />
      <fieldset className="grid gap-1 text-table">
        <legend className="text-soft pb-1">Research questions</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {ResearchQuestion.options.map((question) => (
            <CheckField
              key={question}
              label={`${question} ${ASKS[question]}`}
              checked={design.researchQuestions.includes(question)}
              onChange={(on) => toggle(question, on)}
            />
          ))}
        </div>
        {missing ? <span className="text-bad">{missing}</span> : null}
      </fieldset>
    </div>
  );
}
