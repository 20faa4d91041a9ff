using CommonThread;

var settings = new ApplicationSettings("data", "http://127.0.0.1:5180");
var app = Application.Build(settings);
await app.Services.GetRequiredService<CommonThread.Partnerships.Installation>().Prepare();
await app.RunAsync();
return 0;
