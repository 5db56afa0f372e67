package org.kcov4j.it.bench.load;

import java.io.IOException;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Lucene indexes some texts in memory and searches them. */
public final class LuceneIndex implements Workload {
  private static final int DOCUMENTS = 40;
  private static final int WORDS = 60;

  private final String[] texts = new String[DOCUMENTS];

  public LuceneIndex() {
    for (int i = 0; i < DOCUMENTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < WORDS; word++) {
        text.append("Word").append((i + 1) * (word + 3) % 211).append(word % 9 == 0 ? ". " : " ");
      }
      texts[i] = text.toString();
    }
  }

  @Override
  public long operation() throws IOException {
    try (StandardAnalyzer analyzer = new StandardAnalyzer();
        Directory directory = new ByteBuffersDirectory()) {
      IndexWriterConfig config =
          new IndexWriterConfig(analyzer).setMergeScheduler(new SerialMergeScheduler());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int i = 0; i < DOCUMENTS; i++) {
          Document document = new Document();
          document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
          document.add(new TextField("text", texts[i], Field.Store.NO));
          writer.addDocument(document);
        }
      }
      return search(directory);
    }
  }

  private static long search(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      long result = reader.numDocs();
      for (int word = 1; word < 20; word++) {
        BooleanQuery query =
            new BooleanQuery.Builder()
                .add(new TermQuery(new Term("text", "word" + word)), Occur.SHOULD)
                .add(new TermQuery(new Term("text", "word" + word * 7)), Occur.SHOULD)
                .build();
        for (var hit : searcher.search(query, 5).scoreDocs) {
          result = 31 * result + hit.doc;
        }
      }
      return result;
    }
  }
}
