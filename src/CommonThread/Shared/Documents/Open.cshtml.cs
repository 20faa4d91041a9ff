using CommonThread.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Documents;

/// <summary>Hands out a document to whoever may read it and the record it belongs to, as a file to save and never as a page.</summary>
[Public]
public sealed class OpenModel(
    Modules modules,
    Installation installation,
    CurrentPartnership current,
    IEnumerable<IPictureConsent> consents
) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Document Document { get; private set; } = null!;

    public override async Task<bool> Prepare()
    {
        var document = await Db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id, Stop);
        if (
            document is null
            || !modules.Kinds.TryGetValue(document.SubjectKind, out var kind)
            || (await kind.Cards(Db, [document.SubjectId], Stop)).Count == 0
        )
            return false;
        if (document.IsPicture && !await Document.MayShowPictures(Db, consents, document.Subject, Stop))
            return false;
        Document = document;
        return true;
    }

    public IActionResult OnGet()
    {
        var path = UploadedFiles.PathOf(installation, current.Required, Document.StoredAs, DocumentsModule.Folder);
        return System.IO.File.Exists(path)
            ? PhysicalFile(Path.GetFullPath(path), Document.ContentType, Document.FileName)
            : NotFound();
    }
}
