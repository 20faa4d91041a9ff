using CommonThread.Analytics.Crime;

namespace CommonThread.Measures.RecordedCrime;

/// <summary>Says what was wrong with the rows of police files, in sentences; nothing is left out without a word.</summary>
internal static class CrimeReport
{
    public static void Write(ImportReport report, CrimeDirt dirt)
    {
        report.Read = dirt.RowsRead;
        foreach (var row in dirt.FirstRefused)
            report.Refuse(row.Line, row.File, Sentence(row.Problem));
        for (var further = dirt.FirstRefused.Count; further < dirt.Refused; further++)
            report.Refuse(null, "a further row", "it cannot be read; the first hundred such rows are explained");
        report.Note(
            $"{dirt.RowsRead:N0} rows read: {dirt.Placed:N0} placed ({dirt.PlacedByCode:N0} by their small area’s code, {dirt.PlacedByPoint:N0} by their point), {dirt.Unplaced:N0} not placed, {dirt.Refused:N0} refused"
        );
        Say(dirt.Unplaced, "rows lie in no small area that is loaded and are in no place’s count");
        Say(dirt.WithoutLocation, "rows have no longitude and latitude");
        Say(dirt.BadCoordinates, "rows have a longitude or latitude that cannot be right");
        Say(dirt.WithoutLsoaCode, "rows have no small-area code");
        Say(
            dirt.UnknownLsoaCode,
            "rows have the code of a small area that is not loaded, most often in a neighbouring county"
        );
        Say(dirt.Malformed, "rows have too many or too few fields, or a broken quotation mark, and were refused");
        Say(dirt.BadMonths, "rows have no proper month and were refused");
        Say(
            dirt.RepeatedWithinMonth,
            "rows repeat the crime number of an earlier row of their month; they are counted, as the publisher counts them"
        );
        Say(
            dirt.RepeatedAcrossMonths,
            "rows repeat the crime number of an earlier row of another month; they are counted"
        );
        Say(dirt.WithoutCrimeId, "rows have no crime number; anti-social behaviour never has one");
        foreach (var (type, rows) in dirt.UnknownTypes)
            report.Note(
                $"{rows:N0} rows have a type that data.police.uk does not list, “{type}”; they are counted in the totals only"
            );
        foreach (var file in dirt.FilesSkipped.Take(50))
            report.Note($"{file.Name} was not read: {file.Reason.TrimEnd('.')}");
        if (dirt.FilesSkipped.Count > 50)
            report.Note($"{dirt.FilesSkipped.Count - 50:N0} further files were not read");

        void Say(long rows, string words)
        {
            if (rows > 0)
                report.Note($"{rows:N0} {words}");
        }
    }

    private static string Sentence(string problem) => char.ToUpperInvariant(problem[0]) + problem[1..];
}
